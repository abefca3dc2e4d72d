import type { PointCloud } from './pointCloud';
import type { Scene } from './scene';
import { SceneError } from './sceneError';

/** Decodes a scene's point file (docs/scene-format.md): `count` × 3 little-endian positions, then `count` × 3 bytes of sRGB.
 * Metres = value · scale + offset.
 * @throws SceneError if the file has another length than `count` points take */
export function decodePoints(buffer: ArrayBuffer, meta: NonNullable<Scene['points']>): PointCloud {
  const { count, scale, offset, file, encoding = 'int16' } = meta;
  const width = encoding === 'float32' ? 4 : 2;
  const length = count * 3 * (width + 1);
  if (buffer.byteLength !== length) {
    throw new SceneError([
      {
        file,
        path: '',
        value: `${buffer.byteLength} bytes long`,
        message: `scene.json says ${count} points, which take ${length} bytes`,
        remedy: 'Copy the file again, or correct points.count',
      },
    ]);
  }
  const bytes = new DataView(buffer);
  const positions = new Float32Array(3 * count);
  for (let i = 0; i < positions.length; i++) {
    const value = encoding === 'float32' ? bytes.getFloat32(4 * i, true) : bytes.getInt16(2 * i, true);
    positions[i] = value * scale + offset[i % 3]!;
  }
  return { count, positions, colors: new Uint8Array(buffer.slice(3 * width * count)) };
}
