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
 * | the room's width, depth and height, from a corner at 0 | int16 × 3 |
 * | camera stances: x, y, z, heading, pitch, roll (`cameraPose`) | int16 × 6 × frames |
 * | intrinsics fx, fy, cx, cy, in units of the picture | float32 × 4 |
 * | number of instances | uint16 |
 * | per instance: label | uint8 |
 * | … centre and extents; yaw and tilt (the box's angles z and x) | int16 × 8 |
 * | … rays that meet it, per frame | uint8 × frames |
 *
 * Lengths are whole millimetres, angles ten-thousandths of a radian: what the generator makes is exact in them.
 * @throws RangeError for what does not fit: a room that does not start at 0, a box turned about its y axis, a label that
 * is not in the list */
export function encodeRecord(
  { id, views, instances, bounds }: AnnotatedViews,
  layout: RecordLayout,
): Uint8Array {
  if (bounds.min.some((value) => value !== 0))
    throw new RangeError(`${id}: the room's corner is at ${bounds.min.join(', ')}; in a shard it is at 0`);
  const rays = packRays(views.depth, views.rgb);
  const bytes = new Uint8Array(fixedBytes(layout) + instances.length * instanceBytes(layout));
  const view = new DataView(bytes.buffer);
  bytes.set(rays);
  let at = rays.length;
  const steps = (values: readonly number[], perUnit: number) => {
    for (const value of values) {
      view.setInt16(at, Math.round(value * perUnit), true);
      at += 2;
    }
  };
  steps(bounds.max, MILLIMETRES);
  for (const pose of views.poses) {
    const { x, y, z, heading, pitch, roll } = cameraStance(pose);
    steps([x, y, z], MILLIMETRES);
    steps([heading, pitch, roll], ANGLE_STEPS);
  }
  const { fx, fy, cx, cy } = views.intrinsics;
  for (const value of [fx, fy, cx, cy]) {
    view.setFloat32(at, value, true);
    at += 4;
  }
  view.setUint16(at, instances.length, true);
  at += 2;
  for (const instance of instances) {
    const label = layout.labels.indexOf(instance.label);
    if (label < 0) throw new RangeError(`${id}: the label "${instance.label}" is not in the shard's list`);
    const [cx, cy, cz, dx, dy, dz, yaw, tilt, g] = instance.box;
    if (g !== 0)
      throw new RangeError(`${id}: ${instance.id} is turned about its y axis, which no shard can say`);
    view.setUint8(at++, label);
    steps([cx, cy, cz, dx, dy, dz], MILLIMETRES);
    steps([yaw, tilt], ANGLE_STEPS);
    for (const count of instance.rays) view.setUint8(at++, count);
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
  const step = (perUnit: number) => {
    at += 2;
    return view.getInt16(at - 2, true) / perUnit;
  };
  const metres = () => [step(MILLIMETRES), step(MILLIMETRES), step(MILLIMETRES)] as const;
  const max = metres();
  const poses = Array.from({ length: frames }, () => {
    const [x, y, z] = metres();
    const [heading, pitch, roll] = [step(ANGLE_STEPS), step(ANGLE_STEPS), step(ANGLE_STEPS)];
    return cameraPose({ x, y, z, heading, pitch, roll });
  });
  const [fx, fy, cx, cy] = [0, 4, 8, 12].map((offset) => view.getFloat32(at + offset, true)) as [
    number,
    number,
    number,
    number,
  ];
  at += 16;
  const count = view.getUint16(at, true);
  at += 2;
  if (bytes.length !== at + count * instanceBytes(layout)) return null;
  const numbers = new Map<string, number>();
  const instances: AnnotatedInstance[] = [];
  for (let i = 0; i < count; i++) {
    const label = labels[view.getUint8(at++)];
    if (label === undefined) return null;
    const number = (numbers.get(label) ?? 0) + 1;
    numbers.set(label, number);
    const box = [...metres(), ...metres(), step(ANGLE_STEPS), step(ANGLE_STEPS), 0];
    const rays = Array.from({ length: frames }, () => view.getUint8(at++));
    instances.push({ id: `${label}-${number}`, label, box: box as unknown as WorldBox, rays });
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
    bounds: { min: [0, 0, 0], max },
  };
}

function fixedBytes(layout: RecordLayout): number {
  return layout.frames * (raysPerFrame(layout) * BYTES_PER_RAY + 12) + 6 + 16 + 2;
}

function instanceBytes(layout: RecordLayout): number {
  return 17 + layout.frames;
}
