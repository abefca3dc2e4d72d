import type { PointCloud } from '../../pointCloud';
import { srgbToLinear } from './linearColour';

/** Bytes of a point: three floats, and four 16-bit shares of light (a row must be a multiple of four bytes). */
const STRIDE = 20;

/** A cloud in our world, z up, as GLB, y up: (x, z, −y). Light in 16 bits gives every byte of sRGB back. */
export function writeGlb(
  points: PointCloud,
  facts: { title: string; licence: string },
): Uint8Array<ArrayBuffer> {
  const { count } = points;
  const body = new DataView(new ArrayBuffer(STRIDE * count));
  const min = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const max = min.map((value) => -value);
  const light = Uint16Array.from({ length: 256 }, (_, value) => Math.round(65_535 * srgbToLinear(value)));
  for (let i = 0; i < count; i++) {
    const [x, y, z] = points.positions.subarray(3 * i, 3 * i + 3);
    [x!, z!, 0 - y!].forEach((value, axis) => {
      body.setFloat32(STRIDE * i + 4 * axis, value, true);
      min[axis] = Math.min(min[axis]!, value);
      max[axis] = Math.max(max[axis]!, value);
      body.setUint16(STRIDE * i + 12 + 2 * axis, light[points.colors[3 * i + axis]!]!, true);
    });
    body.setUint16(STRIDE * i + 18, 65_535, true);
  }
  const gltf = {
    asset: { version: '2.0', generator: 'Reward Room', copyright: facts.licence },
    extensionsUsed: ['KHR_materials_unlit'],
    scene: 0,
    scenes: [{ name: facts.title, nodes: [0] }],
    nodes: [{ mesh: 0 }],
    materials: [{ extensions: { KHR_materials_unlit: {} } }],
    meshes: [{ primitives: [{ mode: 0, material: 0, attributes: { POSITION: 0, COLOR_0: 1 } }] }],
    accessors: [
      { bufferView: 0, componentType: 5126, type: 'VEC3', count, min, max },
      { bufferView: 0, byteOffset: 12, componentType: 5123, normalized: true, type: 'VEC4', count },
    ],
    bufferViews: [{ buffer: 0, byteLength: body.byteLength, byteStride: STRIDE, target: 34_962 }],
    buffers: [{ byteLength: body.byteLength }],
  };
  const json = new TextEncoder().encode(JSON.stringify(gltf));
  const jsonLength = Math.ceil(json.length / 4) * 4;
  const bytes = new Uint8Array(28 + jsonLength + body.byteLength).fill(0x20, 20, 20 + jsonLength);
  const view = new DataView(bytes.buffer);
  [0x46546c67, 2, bytes.length, jsonLength, 0x4e4f534a].forEach((word, i) => {
    view.setUint32(4 * i, word, true);
  });
  bytes.set(json, 20);
  view.setUint32(20 + jsonLength, body.byteLength, true);
  view.setUint32(24 + jsonLength, 0x004e4942, true);
  bytes.set(new Uint8Array(body.buffer), 28 + jsonLength);
  return bytes;
}
