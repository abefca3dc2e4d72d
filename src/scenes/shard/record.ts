import type { ClipFrame, WorldBox } from '#rewards';
import type { AnnotatedInstance, AnnotatedViews } from '../annotatedViews';
import { cameraPose, cameraStance } from '../cameraPose';
import { type RayGrid, raysPerFrame } from '../rayGrid';
import { BYTES_PER_RAY, packRays, unpackRays } from '../rayPacking';

/** What every record of a shard has in common. */
export interface RecordLayout extends RayGrid {
  readonly frames: number;
  readonly labels: readonly string[];
}

const MILLIMETRES = 1000;
const ANGLE_STEPS = 1e4;

/** One scene as bytes, little-endian, nothing aligned:
 *
 * | what | type |
 * |---|---|
 * | rays, see `packRays` | 3 bytes × frames × rays per frame |
 * | camera stances: x, y, z, heading, pitch, roll (`cameraPose`) | float32 × 6 × frames |
 * | intrinsics fx, fy, cx, cy, in units of the picture | float32 × 4 |
 * | number of instances | uint16 |
 * | per instance: label | uint8 |
 * | … centre and extents in millimetres; yaw and tilt (the box's angles z and x) in 1/10,000 rad | int16 × 8 |
 * | … rays that meet it, per frame | uint8 × frames |
 *
 * @throws RangeError for what does not fit: a box turned about its y axis, a label that is not in the list */
export function encodeRecord({ id, views, instances }: AnnotatedViews, layout: RecordLayout): Uint8Array {
  const rays = packRays(views.depth, views.rgb);
  const bytes = new Uint8Array(fixedBytes(layout) + instances.length * instanceBytes(layout));
  const view = new DataView(bytes.buffer);
  bytes.set(rays);
  let at = rays.length;
  const floats = (values: readonly number[]) => {
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  };
  for (const pose of views.poses) {
    const { x, y, z, heading, pitch, roll } = cameraStance(pose);
    floats([x, y, z, heading, pitch, roll]);
  }
  const { fx, fy, cx, cy } = views.intrinsics;
  floats([fx, fy, cx, cy]);
  view.setUint16(at, instances.length, true);
  at += 2;
  for (const instance of instances) {
    const label = layout.labels.indexOf(instance.label);
    if (label < 0) throw new RangeError(`${id}: the label "${instance.label}" is not in the shard's list`);
    const [cx, cy, cz, dx, dy, dz, yaw, tilt, g] = instance.box;
    if (g !== 0)
      throw new RangeError(`${id}: ${instance.id} is turned about its y axis, which no shard can say`);
    view.setUint8(at, label);
    [cx, cy, cz, dx, dy, dz].forEach((value, i) => {
      view.setInt16(at + 1 + 2 * i, Math.round(value * MILLIMETRES), true);
    });
    view.setInt16(at + 13, Math.round(yaw * ANGLE_STEPS), true);
    view.setInt16(at + 15, Math.round(tilt * ANGLE_STEPS), true);
    instance.rays.forEach((count, frame) => {
      view.setUint8(at + 17 + frame, count);
    });
    at += instanceBytes(layout);
  }
  return bytes;
}

/** The inverse of `encodeRecord`. Null if the bytes do not hold one whole record. */
export function decodeRecord(bytes: Uint8Array, id: string, layout: RecordLayout): AnnotatedViews | null {
  if (bytes.length < fixedBytes(layout)) return null;
  const { frames, patches, raysPerPatchSide, labels } = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rayCount = frames * raysPerFrame(layout);
  let at = rayCount * BYTES_PER_RAY;
  const floats = (count: number) => {
    const values = Array.from({ length: count }, (_, i) => view.getFloat32(at + 4 * i, true));
    at += 4 * count;
    return values;
  };
  const poses = Array.from({ length: frames }, () => {
    const [x, y, z, heading, pitch, roll] = floats(6) as [number, number, number, number, number, number];
    return cameraPose({ x, y, z, heading, pitch, roll });
  });
  const [fx, fy, cx, cy] = floats(4) as [number, number, number, number];
  const count = view.getUint16(at, true);
  at += 2;
  if (bytes.length !== at + count * instanceBytes(layout)) return null;
  const numbers = new Map<string, number>();
  const instances: AnnotatedInstance[] = [];
  for (let i = 0; i < count; i++) {
    const label = labels[view.getUint8(at)];
    if (label === undefined) return null;
    const number = (numbers.get(label) ?? 0) + 1;
    numbers.set(label, number);
    const steps = Array.from({ length: 8 }, (_, k) => view.getInt16(at + 1 + 2 * k, true));
    const box = [
      ...steps.slice(0, 6).map((value) => value / MILLIMETRES),
      steps[6]! / ANGLE_STEPS,
      steps[7]! / ANGLE_STEPS,
      0,
    ];
    const rays = Array.from({ length: frames }, (_, frame) => view.getUint8(at + 17 + frame));
    instances.push({ id: `${label}-${number}`, label, box: box as unknown as WorldBox, rays });
    at += instanceBytes(layout);
  }
  return {
    id,
    views: {
      frames,
      patches,
      raysPerPatchSide,
      intrinsics: { fx, fy, cx, cy },
      poses,
      ...unpackRays(bytes.subarray(0, rayCount * BYTES_PER_RAY), rayCount, id),
    },
    clipFrames: poses.map((_, frame) => frame as ClipFrame),
    instances,
  };
}

function fixedBytes(layout: RecordLayout): number {
  return layout.frames * (raysPerFrame(layout) * BYTES_PER_RAY + 24) + 16 + 2;
}

function instanceBytes(layout: RecordLayout): number {
  return 17 + layout.frames;
}
