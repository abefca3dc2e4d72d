import { eulerToMatrix, invertPose, type Pose, type WorldBox } from '#rewards';
import type { PointCloud } from '../../pointCloud';
import type { SceneInstance } from '../../scene';
import { projectedArea } from '../../tasks/projectedArea';
import type { Views } from '../../views';
import { splatPoints } from './splatPoints';

/** An instance counts as seen from so many pixels on (docs/scene-format.md). */
const LEAST_PIXELS = 12;
/** Points that are drawn into a frame to find out what hides what, and into all frames together. */
const DRAWN = 60_000;
const DRAWN_IN_ALL = 40_000_000;
/** Cells across the depth picture, each way. */
const CELLS = 60;
/** Points of an instance that are looked for in each frame. */
const PROBES = 200;
/** A point is hidden if something lies so much nearer, metres and share of its distance. */
const MARGIN = 0.1;
const MARGIN_SHARE = 0.04;

export interface SeenOptions {
  readonly cloud: PointCloud | null;
  readonly poses: readonly Pose[];
  readonly intrinsics: Views['intrinsics'];
  /** Pixels of a frame. */
  readonly pixels: number;
  /** Called before each frame; may throw to stop. */
  readonly onFrame: (frame: number) => Promise<void>;
}

/** In which frames each box is seen: `area` from its projected hull, `visible` from how many of the points inside it are not
 * hidden behind others. Without points nothing is known to hide anything, and `visible` is 1. */
export async function seenFrames(
  boxes: readonly WorldBox[],
  { cloud, poses, intrinsics, pixels, onFrame }: SeenOptions,
): Promise<SceneInstance['seen'][]> {
  const probes = boxes.map((box) => (cloud ? pointsInside(cloud, box) : []));
  const seen: SceneInstance['seen'][] = boxes.map(() => []);
  if (boxes.length === 0) return seen;
  const drawn = Math.min(DRAWN, Math.ceil(DRAWN_IN_ALL / poses.length));
  for (const [frame, pose] of poses.entries()) {
    await onFrame(frame);
    const depth = cloud && splatPoints(cloud, drawn, pose, intrinsics, CELLS, CELLS).depth;
    boxes.forEach((box, index) => {
      const area = projectedArea(box, pose, intrinsics) * pixels;
      if (area < LEAST_PIXELS) return;
      const visible = depth && cloud ? shareVisible(cloud, probes[index]!, depth, pose, intrinsics) : 1;
      if (visible * area < LEAST_PIXELS) return;
      seen[index]!.push({ frame, visible: round(visible, 3), area: Math.round(area) });
    });
  }
  return seen;
}

function shareVisible(
  { positions }: PointCloud,
  probes: readonly number[],
  depth: Float32Array,
  pose: Pose,
  { fx, fy, cx, cy }: Views['intrinsics'],
): number {
  const m = invertPose(pose);
  let inside = 0;
  let clear = 0;
  for (const k of probes) {
    const [x, y, z] = [positions[3 * k]!, positions[3 * k + 1]!, positions[3 * k + 2]!];
    const ahead = m[8]! * x + m[9]! * y + m[10]! * z + m[11]!;
    if (ahead <= 0) continue;
    const u = (fx * (m[0]! * x + m[1]! * y + m[2]! * z + m[3]!)) / ahead + cx;
    const v = (fy * (m[4]! * x + m[5]! * y + m[6]! * z + m[7]!)) / ahead + cy;
    if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
    inside += 1;
    const nearest = depth[Math.floor(v * CELLS) * CELLS + Math.floor(u * CELLS)]!;
    if (nearest === 0 || nearest > ahead - MARGIN - MARGIN_SHARE * ahead) clear += 1;
  }
  // Too few points to tell: a box that nothing was measured in is taken as unhidden.
  return inside < 5 ? 1 : clear / inside;
}

/** Up to `PROBES` evenly spread points inside a box. */
function pointsInside({ count, positions }: PointCloud, box: WorldBox): number[] {
  const m = eulerToMatrix([box[6], box[7], box[8]]);
  const found: number[] = [];
  for (let k = 0; k < count && found.length < PROBES; k++) {
    const [x, y, z] = [
      positions[3 * k]! - box[0],
      positions[3 * k + 1]! - box[1],
      positions[3 * k + 2]! - box[2],
    ];
    if (2 * Math.abs(m[0] * x + m[3] * y + m[6] * z) > box[3]) continue;
    if (2 * Math.abs(m[1] * x + m[4] * y + m[7] * z) > box[4]) continue;
    if (2 * Math.abs(m[2] * x + m[5] * y + m[8] * z) > box[5]) continue;
    found.push(k);
  }
  return found;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
