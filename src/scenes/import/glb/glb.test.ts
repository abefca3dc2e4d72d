import { readFileSync } from 'node:fs';
import type { Points } from 'three';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { describe, expect, it } from 'vitest';
import { decodePoints } from '../../decodePoints';
import { expectNumbers } from '../../testing/expectNumbers';
import { convertPoints } from '../apply/convertPoints';
import { fileToWorld } from '../apply/fileToWorld';
import { memoryFile } from '../memoryFile';
import { expectSamePoints } from '../testing/expectSamePoints';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { makeGlb } from '../testing/makeGlb';
import { glbFormat } from './glbFormat';
import { linearToSrgb, srgbToLinear } from './linearColour';
import { writeGlb } from './writeGlb';

const read = async (bytes: Uint8Array<ArrayBuffer>) => {
  const [capture] = await glbFormat.read({ name: 'a', files: [memoryFile('a.glb', bytes)] });
  return { ...capture!, points: capture!.points! };
};
const list = (values: ArrayLike<number>) => Array.from(values);

/** A file with one mesh; attributes lie in the buffer one after the other, four bytes aligned. */
function oneMesh(
  arrays: readonly [ArrayBufferView<ArrayBuffer>, object][],
  more: object,
): Uint8Array<ArrayBuffer> {
  const parts: number[] = [];
  const views = arrays.map(([array]) => {
    const view = { buffer: 0, byteOffset: parts.length, byteLength: array.byteLength };
    parts.push(...new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    while (parts.length % 4 > 0) parts.push(0);
    return view;
  });
  const accessors = arrays.map(([, accessor], i) => ({ bufferView: i, ...accessor }));
  return makeGlb(
    { buffers: [{ byteLength: parts.length }], bufferViews: views, accessors, ...more },
    Uint8Array.from(parts).buffer,
  );
}

const FLOATS = (count: number) => ({ componentType: 5126, type: 'VEC3', count });
const TRIANGLE = Float32Array.of(0, 0, 0, 2, 0, 0, 0, 1, 0);

describe('glbFormat', () => {
  it('reads points with linear colours, quantised positions and a tree of transforms', async () => {
    const { points, convention, open, notes, licence } = await read(
      oneMesh(
        [
          [
            Int16Array.of(0, 0, 0, 32767, -32767, 16384),
            { componentType: 5122, normalized: true, type: 'VEC3', count: 2 },
          ],
          [
            Uint8Array.of(255, 55, 0, 255, 0, 55, 255, 255),
            { componentType: 5121, normalized: true, type: 'VEC4', count: 2 },
          ],
        ],
        {
          asset: { version: '2.0', copyright: 'CC0' },
          meshes: [{ primitives: [{ mode: 0, attributes: { POSITION: 0, COLOR_0: 1 }, material: 0 }] }],
          materials: [{ pbrMetallicRoughness: { baseColorFactor: [1, 1, 0.5, 1] } }],
          scenes: [{ nodes: [1] }],
          // The mesh is scaled and turned (x to y), then moved by a matrix given column by column.
          nodes: [
            { mesh: 0, scale: [2, 4, 1], rotation: [0, 0, Math.SQRT1_2, Math.SQRT1_2] },
            { children: [0], matrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 10, 20, 30, 1] },
          ],
        },
      ),
    );
    expect(points.count).toBe(2);
    expectNumbers(points.positions, [10, 20, 30, 14, 22, 30.5], 4);
    // sRGB of 55/255 of light is 128; half of all light is 188
    expect(list(points.colors)).toEqual([255, 128, 0, 0, 128, 188]);
    expect([convention.up, convention.metres, open, licence]).toEqual(['+y', 1, ['up', 'metres'], 'CC0']);
    expect(notes).toEqual([]);
  });

  it('spreads points over big triangles, the same ones each time', async () => {
    const mesh = oneMesh(
      [
        [TRIANGLE, FLOATS(3)],
        [Uint16Array.of(0, 1, 2), { componentType: 5123, type: 'SCALAR', count: 3 }],
      ],
      {
        meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1, material: 0 }] }],
        materials: [
          { pbrMetallicRoughness: { baseColorFactor: [1, 0, 0, 1], baseColorTexture: { index: 0 } } },
        ],
        nodes: [{ mesh: 0 }],
      },
    );
    const { points, notes } = await read(mesh);
    expect(Math.abs(points.count - 200_000)).toBeLessThan(2);
    expectSamePoints((await read(mesh)).points, points);
    // Even: of 8 × 8 cells of the triangle's rectangle, those wholly inside hold equally many.
    const cells = new Map<number, number>();
    let outside = 0;
    for (let i = 3; i < points.count; i++) {
      const [x, y, z] = points.positions.subarray(3 * i, 3 * i + 3);
      if (!(x! / 2 + y! <= 1.000001 && x! >= 0 && y! >= 0 && z === 0)) outside += 1;
      const [column, row] = [Math.floor(x! * 4), Math.floor(y! * 8)];
      if (column + row < 7) cells.set(8 * row + column, (cells.get(8 * row + column) ?? 0) + 1);
    }
    expect(outside).toBe(0);
    expect(cells.size).toBe(28);
    for (const count of cells.values()) expect(Math.abs(count / (400_000 / 64) - 1)).toBeLessThan(0.02);
    expect(list(points.colors.subarray(0, 3))).toEqual([255, 0, 0]);
    expect(notes).toEqual([
      'a.glb: of its meshes 3 vertices and 199997 points on their surfaces are shown',
      'a.glb: textures are not read; surfaces have the one colour of their material',
    ]);
  });

  it.each([
    [5, 'strip', [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0]],
    [6, 'fan', [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]],
  ])('reads triangles of mode %i, a %s', async (mode, _, corners) => {
    const { points } = await read(
      oneMesh([[Float32Array.from(corners), FLOATS(4)]], {
        meshes: [{ primitives: [{ mode, attributes: { POSITION: 0 } }] }],
        nodes: [{ mesh: 0 }],
      }),
    );
    // The unit square, filled: every quarter holds a quarter.
    const quarter = list(points.positions).filter(
      (value, i) => i % 3 === 0 && value < 0.5 && points.positions[i + 1]! < 0.5,
    );
    expect(Math.abs(quarter.length / points.count - 0.25)).toBeLessThan(0.01);
  });

  it('keeps all 256 values of sRGB in 16 bits of light', () => {
    for (let value = 0; value < 256; value++) {
      const light = Math.round(65_535 * srgbToLinear(value)) / 65_535;
      expect(Math.round(linearToSrgb(Math.fround(light)))).toBe(value);
    }
  });

  it('writes what it reads: the living room comes back to the last bit', async () => {
    const folder = livingRoomFolder();
    const [file] = await glbFormat.write(folder);
    const { points, convention, licence } = await read(
      new Uint8Array(await (await file!.blob()).arrayBuffer()),
    );
    const wanted = decodePoints(
      await (await folder.files.get('points.bin')!.blob()).arrayBuffer(),
      folder.scene.points!,
    );
    expect(licence).toBe(folder.scene.licence);
    expectSamePoints(convertPoints(points, fileToWorld(convention, null, 'points')), wanted);
  });

  it('keeps all that it reads when it writes', async () => {
    const { points, convention } = await read(
      oneMesh([[TRIANGLE, FLOATS(3)]], {
        meshes: [{ primitives: [{ mode: 0, attributes: { POSITION: 0 } }] }],
        nodes: [{ mesh: 0 }],
      }),
    );
    const ours = convertPoints(points, fileToWorld(convention, null, 'points'));
    const back = await read(writeGlb(ours, { title: 'a', licence: 'b' }));
    expectSamePoints(back.points, points);
  });

  it('reads what Blender writes', async () => {
    // A cube of 2 m, turned by 0.5 rad about the vertical, at (1, 2, 3) with z up; material times vertex colour.
    const cube = new Uint8Array(readFileSync('src/scenes/import/glb/fixtures/blender-cube.glb'));
    const { points, convention, notes } = await read(cube);
    const { positions, colors } = convertPoints(points, fileToWorld(convention, null, 'points'));
    const reach = Math.cos(0.5) + Math.sin(0.5);
    for (let axis = 0; axis < 3; axis++) {
      const values = positions.filter((_, i) => i % 3 === axis).sort();
      const half = axis === 2 ? 1 : reach;
      expect(values[0]).toBeCloseTo(1 + axis - half, 4);
      expect(values.at(-1)).toBeCloseTo(1 + axis + half, 4);
    }
    expect(list(colors.subarray(0, 3))).toEqual([127, 61, 0]);
    expect(notes).toEqual(['a.glb: of its meshes 24 vertices and 199976 points on their surfaces are shown']);
  });

  it('writes what three.js reads', async () => {
    const [file] = await glbFormat.write(livingRoomFolder());
    const bytes = await (await file!.blob()).arrayBuffer();
    const { scene } = await new GLTFLoader().parseAsync(bytes, '');
    const { position, color } = (scene.children[0] as Points).geometry.attributes;
    const { points } = await read(new Uint8Array(bytes));
    for (const i of [0, 1, points.count >> 1, points.count - 1]) {
      expect([position!.getX(i), position!.getY(i), position!.getZ(i)]).toEqual(
        list(points.positions.subarray(3 * i, 3 * i + 3)),
      );
      const light = [color!.getX(i), color!.getY(i), color!.getZ(i)];
      expect(light.map((value) => Math.round(linearToSrgb(value)))).toEqual(
        list(points.colors.subarray(3 * i, 3 * i + 3)),
      );
    }
  });
});
