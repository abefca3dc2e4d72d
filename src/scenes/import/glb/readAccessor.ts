import { LIMITS } from '../limits';
import type { JsonPlace } from '../read/JsonPlace';
import type { GlbFile } from './glbFile';
import { refuseCompression } from './refuseCompression';

/** Component types: bytes, how to read one, and the value that a normalised one counts as 1. */
const TYPES: Readonly<Record<number, { bytes: number; read: Reader; one: number }>> = {
  5120: { bytes: 1, read: (view, at) => view.getInt8(at), one: 127 },
  5121: { bytes: 1, read: (view, at) => view.getUint8(at), one: 255 },
  5122: { bytes: 2, read: (view, at) => view.getInt16(at, true), one: 32_767 },
  5123: { bytes: 2, read: (view, at) => view.getUint16(at, true), one: 65_535 },
  5125: { bytes: 4, read: (view, at) => view.getUint32(at, true), one: 4_294_967_295 },
  5126: { bytes: 4, read: (view, at) => view.getFloat32(at, true), one: 1 },
};

const WIDTHS: Readonly<Record<string, number>> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };

type Reader = (view: DataView, at: number) => number;

export interface Accessor {
  readonly count: number;
  /** Numbers per item. */
  readonly width: number;
  /** `[count · width]`. */
  readonly values: Float32Array | Uint32Array;
}

/** Reads an accessor of a GLB file: normalised integers become −1 to 1; `asShare` takes all integers to be normalised.
 * @throws SceneError if it is sparse, compressed, or reaches beyond the file */
export async function readAccessor(
  { gltf, buffer }: GlbFile,
  index: JsonPlace,
  asShare = false,
): Promise<Accessor> {
  const accessor = item(gltf, 'accessors', index);
  if (accessor.get('sparse').present) {
    throw accessor
      .get('sparse')
      .error('sparse accessors are not read', 'Export it without morphs, or as PLY');
  }
  const type = TYPES[accessor.get('componentType').number()];
  const width = WIDTHS[accessor.get('type').string()];
  const count = accessor.get('count').number();
  if (!type || !width) throw accessor.error('not an accessor of numbers or vectors');
  if (!Number.isSafeInteger(count) || count < 0) throw accessor.get('count').error('expected a count');

  const view = item(gltf, 'bufferViews', accessor.get('bufferView'));
  refuseCompression(view);
  if (view.get('buffer').number() !== 0) {
    throw view.get('buffer').error('data outside the file are not read', 'Export it as one GLB file');
  }
  const start = optional(view, 'byteOffset') + optional(accessor, 'byteOffset');
  const row = type.bytes * width;
  const stride = optional(view, 'byteStride') || row;
  const length = count === 0 ? 0 : stride * (count - 1) + row;
  if (length > LIMITS.binary) throw accessor.error('more data than an import takes', 'Make the mesh smaller');
  if (start < 0 || start + length > buffer.size) {
    throw accessor.error(
      `needs bytes ${start} to ${start + length} of its buffer, which has ${buffer.size}`,
      'Copy the file again: it is cut off',
    );
  }

  const bytes = new DataView(await buffer.slice(start, start + length).arrayBuffer());
  const isNormalised = asShare || accessor.get('normalized').value === true;
  // Whole numbers of 32 bits do not fit a float of 32.
  const values =
    type.bytes === 4 && type.one > 1 ? new Uint32Array(count * width) : new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < width; c++) {
      const value = type.read(bytes, i * stride + c * type.bytes);
      values[i * width + c] = isNormalised ? Math.max(-1, value / type.one) : value;
    }
  }
  return { count, width, values };
}

/** An entry of one of the lists of a glTF description, by its number.
 * @throws SceneError if there is none */
export function item(gltf: JsonPlace, list: string, index: JsonPlace): JsonPlace {
  const found = gltf.get(list).items()[index.number()];
  if (!found) throw index.error(`there is no such entry in ${list}`, 'Export it again');
  return found;
}

function optional(place: JsonPlace, name: string): number {
  const value = place.get(name);
  return value.present ? value.number() : 0;
}
