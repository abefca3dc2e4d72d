import { z } from 'zod/mini';
import { SceneError } from '../sceneError';
import { schemaProblems } from '../schemaProblems';
import { buildFurniture, type Furniture } from './furniture';

const size = z.number().check(z.positive());
const schema = z.array(
  z.object({
    name: z.string(),
    label: z.string(),
    size: z.tuple([size, size, size]),
    triangles: z.int().check(z.positive()),
    offset: z.int().check(z.nonnegative()),
  }),
);

const FILE = 'proxies.json';

/** Decodes the furniture models that ship with the app (`public/samples/furniture`) and builds their search trees.
 * Per model from byte `offset`: int16 little-endian positions, `triangles` × 9, in 32767ths of half the width and depth
 * and of the height (−32767 is the bottom); then sRGB bytes, `triangles` × 3.
 * @throws SceneError if list and bytes do not fit */
export function decodeFurniture(json: unknown, bytes: ArrayBuffer): Furniture[] {
  const read = schema.safeParse(json);
  if (!read.success) throw new SceneError(schemaProblems(FILE, json, read.error.issues));
  return read.data.map((model, index) => {
    const end = model.offset + model.triangles * 21;
    if (end > bytes.byteLength || model.offset % 2 !== 0) {
      throw new SceneError([
        {
          file: FILE,
          path: `[${index}]`,
          value: `${model.name}, bytes ${model.offset} to ${end}`,
          message: `proxies.bin is ${bytes.byteLength} bytes long`,
          remedy: 'Take list and models from the same run of scripts/scenes',
        },
      ]);
    }
    const half = [model.size[0] / 2, model.size[1] / 2, model.size[2] / 2] as const;
    const raw = new DataView(bytes, model.offset);
    const positions = new Float32Array(model.triangles * 9);
    for (let i = 0; i < positions.length; i++) {
      const share = raw.getInt16(2 * i, true) / 32767;
      const axis = i % 3;
      positions[i] = (axis === 2 ? share + 1 : share) * half[axis]!;
    }
    const colours = new Uint8Array(bytes, model.offset + model.triangles * 18, model.triangles * 3);
    return buildFurniture(model.name, model.label, model.size, positions, colours);
  });
}
