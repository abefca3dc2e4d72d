import type { JsonPlace } from '../read/JsonPlace';
import type { GlbFile } from './glbFile';
import { linearToSrgb } from './linearColour';
import { item, readAccessor } from './readAccessor';
import { refuseCompression } from './refuseCompression';

/** Part of a mesh, in its own frame. */
export interface Primitive {
  readonly count: number;
  /** `[3 · count]` */
  readonly positions: ArrayLike<number>;
  /** `[3 · count]`, sRGB 0–255. */
  readonly colours: Float32Array;
  /** Three vertices each; empty for points. */
  readonly triangles: Uint32Array;
  readonly isTextured: boolean;
}

const POINTS = 0;
const TRIANGLES = 4;
const STRIP = 5;
const FAN = 6;

/** Reads a primitive: points or triangles. Null for lines.
 * @throws SceneError if it is compressed or damaged */
export async function readPrimitive(glb: GlbFile, primitive: JsonPlace): Promise<Primitive | null> {
  const mode = primitive.get('mode').present ? primitive.get('mode').number() : TRIANGLES;
  if (![POINTS, TRIANGLES, STRIP, FAN].includes(mode)) return null;
  refuseCompression(primitive);
  const {
    count,
    width,
    values: positions,
  } = await readAccessor(glb, primitive.get('attributes').get('POSITION'));
  if (width !== 3) throw primitive.error('its positions are no points in space');

  const material = primitive.get('material').present
    ? item(glb.gltf, 'materials', primitive.get('material'))
    : null;
  const surface = material?.get('pbrMetallicRoughness');
  const look = surface?.present ? surface : null;
  const factor = look?.get('baseColorFactor').present ? look.get('baseColorFactor').numbers(4) : [1, 1, 1];
  const own = primitive.get('attributes').get('COLOR_0');
  const colour = own.present ? await readAccessor(glb, own, true) : null;
  if (colour && (colour.count !== count || colour.width < 3))
    throw own.error('not a colour for every vertex');
  const colours = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) {
      colours[3 * i + c] = linearToSrgb(factor[c]! * (colour?.values[i * colour.width + c] ?? 1));
    }
  }
  return {
    count,
    positions,
    colours,
    triangles: mode === POINTS ? new Uint32Array(0) : await readTriangles(glb, primitive, mode, count),
    isTextured: look?.get('baseColorTexture').present ?? false,
  };
}

/** Vertices of the triangles, whatever the way in which the file strings them together. */
async function readTriangles(
  glb: GlbFile,
  primitive: JsonPlace,
  mode: number,
  count: number,
): Promise<Uint32Array> {
  const indices = primitive.get('indices');
  const order = indices.present
    ? (await readAccessor(glb, indices)).values
    : Uint32Array.from({ length: count }, (_, i) => i);
  if (order.some((vertex) => vertex >= count)) throw indices.error(`an index beyond the ${count} vertices`);
  if (mode === TRIANGLES) return Uint32Array.from(order.subarray(0, order.length - (order.length % 3)));
  const triangles: number[] = [];
  for (let i = 0; i + 2 < order.length; i++) {
    triangles.push(order[mode === FAN ? 0 : i]!, order[i + 1]!, order[i + 2]!);
  }
  return Uint32Array.from(triangles);
}
