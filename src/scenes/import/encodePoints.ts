import type { PointCloud } from '../pointCloud';
import type { Scene } from '../scene';

/** A cloud as a point file with float32 positions (docs/scene-format.md), which `decodePoints` gives back to the last bit. */
export function encodePoints(
  file: string,
  { count, positions, colors }: PointCloud,
): { meta: NonNullable<Scene['points']>; bytes: Uint8Array<ArrayBuffer> } {
  const bytes = new Uint8Array(15 * count);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 3 * count; i++) view.setFloat32(4 * i, positions[i]!, true);
  bytes.set(colors.subarray(0, 3 * count), 12 * count);
  return { meta: { file, count, encoding: 'float32', scale: 1, offset: [0, 0, 0] }, bytes };
}
