import type { PointCloud } from '../../pointCloud';

/** Bytes of a vertex: three floats and three bytes. */
const STRIDE = 15;

/** A cloud as PLY, binary little endian: positions to the last bit, colours as bytes. Comments are one line each. */
export function writePly(points: PointCloud, comments: readonly string[]): Uint8Array<ArrayBuffer> {
  const header = [
    'ply',
    'format binary_little_endian 1.0',
    ...comments.map((comment) => `comment ${comment.replace(/\s+/g, ' ')}`),
    `element vertex ${points.count}`,
    ...['x', 'y', 'z'].map((name) => `property float ${name}`),
    ...['red', 'green', 'blue'].map((name) => `property uchar ${name}`),
    'end_header\n',
  ].join('\n');
  const head = new TextEncoder().encode(header);
  const bytes = new Uint8Array(head.length + STRIDE * points.count);
  bytes.set(head);
  const view = new DataView(bytes.buffer, head.length);
  for (let i = 0; i < points.count; i++) {
    for (let axis = 0; axis < 3; axis++) {
      view.setFloat32(STRIDE * i + 4 * axis, points.positions[3 * i + axis]!, true);
      view.setUint8(STRIDE * i + 12 + axis, points.colors[3 * i + axis]!);
    }
  }
  return bytes;
}
