import type { PointCloud } from './pointCloud';
import type { Scene } from './scene';
import { SceneError } from './sceneError';

const BYTES_PER_POINT = 9;

/** Decodes a scene's point file (docs/scene-format.md): `count` × 3 little-endian int16, then `count` × 3 bytes of sRGB.
 * Metres = value · scale + offset.
 * @throws SceneError if the file has another length than `count` points take */
export function decodePoints(buffer: ArrayBuffer, meta: Scene['points']): PointCloud {
  const { count, scale, offset, file } = meta;
  if (buffer.byteLength !== count * BYTES_PER_POINT) {
    throw new SceneError([
      {
        file,
        path: '',
        value: `${buffer.byteLength} bytes long`,
        message: `scene.json says ${count} points, which take ${count * BYTES_PER_POINT} bytes`,
        remedy: 'Copy the file again, or correct points.count',
      },
    ]);
  }
  const bytes = new DataView(buffer);
  const positions = new Float32Array(3 * count);
  for (let i = 0; i < positions.length; i++) {
    positions[i] = bytes.getInt16(2 * i, true) * scale + offset[i % 3]!;
  }
  return { count, positions, colors: new Uint8Array(buffer.slice(6 * count)) };
}
