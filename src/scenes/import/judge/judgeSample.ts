import { invertPose, type Pose } from '#rewards';
import { convertPose } from '../apply/convertPose';
import { fileToWorld } from '../apply/fileToWorld';
import type { Capture, CaptureBox } from '../capture';
import type { Convention } from '../convention';
import { evenly } from '../read/evenly';
import { PointGrid } from './PointGrid';

/** Points that are looked at. */
const POINTS = 20_000;
/** Frames that are looked at, where a test looks into pictures. */
const FRAMES = 16;

/** With fewer boxes, nobody can tell where the room is. */
const LEAST_BOXES = 4;

/** A part of a capture that is large enough to judge by, placed under any convention. Lengths stay in the file's unit and up
 * stays where it is: what tests compare does not depend on them. */
export class JudgeSample {
  readonly capture: Capture;
  /** Places in `clip.frames` of the frames that tests look into. */
  readonly frames: readonly number[];
  readonly #points: Float64Array | null;
  readonly #colours: Uint8Array | null;
  readonly #placed = new Map<string, Float64Array>();
  readonly #heights = new Map<string, Float64Array>();
  readonly #grids = new Map<Float64Array, PointGrid>();
  readonly #poses = new Map<string, readonly (Pose | null)[]>();

  constructor(capture: Capture) {
    this.capture = capture;
    const all = capture.clip?.frames ?? [];
    const posed = all.flatMap(({ pose }, frame) => (pose?.every(Number.isFinite) ? [frame] : []));
    this.frames = evenly(posed.length, FRAMES).map((i) => posed[i]!);
    const { points } = capture;
    if (points === null || points.count === 0) {
      this.#points = null;
      this.#colours = null;
      return;
    }
    const some = evenly(points.count, POINTS);
    this.#points = Float64Array.from(some.flatMap((i) => [...points.positions.subarray(3 * i, 3 * i + 3)]));
    this.#colours = Uint8Array.from(some.flatMap((i) => [...points.colors.subarray(3 * i, 3 * i + 3)]));
  }

  /** `[points, 3]`, sRGB. */
  get colours(): Uint8Array {
    return this.#colours ?? new Uint8Array(0);
  }

  get hasPoints(): boolean {
    return this.#points !== null;
  }

  /** `[points, 3]`, aligned if the convention says so. */
  points(convention: Convention): Float64Array {
    const key = String(convention.align.points);
    const known = this.#placed.get(key);
    if (known) return known;
    const world = fileToWorld({ ...convention, up: '+z', metres: 1 }, this.capture.axisAlignment, 'points');
    const raw = this.#points ?? new Float64Array(0);
    const placed = new Float64Array(raw.length);
    for (let i = 0; i < raw.length; i += 3) placed.set(world.point([raw[i]!, raw[i + 1]!, raw[i + 2]!]), i);
    this.#placed.set(key, placed);
    return placed;
  }

  /** The points' heights along the convention's up axis, rising, in the file's unit. */
  heights(convention: Convention): Float64Array {
    const key = `${convention.up} ${convention.align.points}`;
    const known = this.#heights.get(key);
    if (known) return known;
    const points = this.points(convention);
    const axis = 'xyz'.indexOf(convention.up[1]!);
    const sign = convention.up.startsWith('-') ? -1 : 1;
    const heights = Float64Array.from(
      { length: points.length / 3 },
      (_, i) => sign * points[3 * i + axis]!,
    ).sort();
    this.#heights.set(key, heights);
    return heights;
  }

  /** `points`, to be looked up by place. */
  grid(convention: Convention): PointGrid {
    const points = this.points(convention);
    const grid = this.#grids.get(points) ?? new PointGrid(points);
    this.#grids.set(points, grid);
    return grid;
  }

  /** What the cameras should see: the points, or where there are none the centres of the boxes. `[things, 3]`. */
  things(convention: Convention): Float64Array {
    if (this.hasPoints) return this.points(convention);
    const world = fileToWorld({ ...convention, up: '+z', metres: 1 }, this.capture.axisAlignment, 'boxes');
    return Float64Array.from(this.#worldBoxes.flatMap(({ centre }) => world.point(centre)));
  }

  /** `points`, `boxes`, or null where there is nothing to see. */
  get thingsName(): 'points' | 'boxes' | null {
    if (this.hasPoints) return 'points';
    return this.#worldBoxes.length >= LEAST_BOXES ? 'boxes' : null;
  }

  /** Boxes that stand in the world by themselves: one in a camera's frame goes wherever its camera is said to be. */
  get #worldBoxes(): readonly CaptureBox[] {
    return this.capture.boxes.filter(
      ({ camera, centre }) => camera === undefined && centre.every(Number.isFinite),
    );
  }

  /** Camera-to-world with OpenCV axes, of every frame; null where a frame's pose is none. */
  poses(convention: Convention): readonly (Pose | null)[] {
    const key = [convention.pose, convention.camera, convention.align.poses].join();
    const known = this.#poses.get(key);
    if (known) return known;
    const still = { ...convention, up: '+z', metres: 1 } as const;
    const world = fileToWorld(still, this.capture.axisAlignment, 'poses');
    const placed = (this.capture.clip?.frames ?? []).map(({ pose }) => {
      const converted = pose && convertPose(pose, still, world);
      return converted && 'pose' in converted ? converted.pose : null;
    });
    this.#poses.set(key, placed);
    return placed;
  }

  /** World-to-camera matrices of the frames that tests look into. */
  cameras(convention: Convention): readonly (readonly number[])[] {
    const poses = this.poses(convention);
    return this.frames.flatMap((frame) => {
      const pose = poses[frame];
      return pose ? [invertPose(pose)] : [];
    });
  }
}
