import { readFileSync } from 'node:fs';
import { PLYLoader } from 'three/examples/jsm/loaders/PLYLoader.js';
import { describe, expect, it } from 'vitest';
import { decodePoints } from '../../decodePoints';
import { memoryFile } from '../memoryFile';
import { expectSamePoints } from '../testing/expectSamePoints';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { plyFormat } from './plyFormat';
import { readPly } from './readPly';

const bytes = (...parts: (string | ArrayBuffer)[]): Uint8Array<ArrayBuffer> => {
  const all = parts.map((part) =>
    typeof part === 'string' ? new TextEncoder().encode(part) : new Uint8Array(part),
  );
  return Uint8Array.from(all.flatMap((part) => [...part]));
};

/** Numbers in binary, by the methods of a `DataView`. */
function pack(little: boolean, ...values: ['Float32' | 'Float64' | 'Uint8' | 'Uint16' | 'Int32', number][]) {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  let at = 0;
  for (const [type, value] of values) {
    view[`set${type}`](at, value, little);
    at += { Float32: 4, Float64: 8, Uint8: 1, Uint16: 2, Int32: 4 }[type];
  }
  return view.buffer.slice(0, at);
}

const read = (...parts: (string | ArrayBuffer)[]) => readPly(memoryFile('a.ply', bytes(...parts)));
const readFixture = (name: string) => new Uint8Array(readFileSync(`src/scenes/import/ply/fixtures/${name}`));
const list = (values: ArrayLike<number>) => Array.from(values);

const XYZ = 'property float x\nproperty float y\nproperty float z\n';
const RGB = 'property uchar red\nproperty uchar green\nproperty uchar blue\n';

describe('readPly', () => {
  it('reads text, with a tail of faces, comments and Windows line ends', async () => {
    const text = `ply\nformat ascii 1.0\ncomment made up\nelement vertex 2\n${XYZ}${RGB}element face 1\nproperty list uchar int vertex_indices\nend_header\n1 2 0.5 255 128 0\n-1 -2 1e-1 1 2 3\n3 0 1 0\n`;
    for (const form of [text, text.replaceAll('\n', '\r\n')]) {
      const { points, notes } = await read(form);
      expect(list(points.positions)).toEqual([1, 2, 0.5, -1, -2, Math.fround(0.1)]);
      expect(list(points.colors)).toEqual([255, 128, 0, 1, 2, 3]);
      expect(notes).toEqual(['a.ply: of the mesh its vertices are shown, not its 1 face']);
    }
  });

  it.each([true, false])(
    'reads binary, any order and type of properties (little endian: %s)',
    async (little) => {
      const format = little ? 'binary_little_endian' : 'binary_big_endian';
      const { points } = await read(
        `ply\nformat ${format} 1.0\nelement vertex 2\nproperty uchar blue\nproperty double z\nproperty uchar alpha\nproperty uchar red\nproperty float x\nproperty uchar green\nproperty int label\nproperty float y\nend_header\n`,
        ...[0, 1].map((n) =>
          pack(
            little,
            ['Uint8', 30 + n],
            ['Float64', 3.5 + n],
            ['Uint8', 255],
            ['Uint8', 10 + n],
            ['Float32', 1.5 + n],
            ['Uint8', 20 + n],
            ['Int32', -7],
            ['Float32', 2.5 + n],
          ),
        ),
      );
      expect(list(points.positions)).toEqual([1.5, 2.5, 3.5, 2.5, 3.5, 4.5]);
      expect(list(points.colors)).toEqual([10, 20, 30, 11, 21, 31]);
    },
  );

  it('keeps a body whose first byte is a line feed', async () => {
    // 0x0a is also the first byte of this float, little endian
    const x = new DataView(Uint8Array.of(0x0a, 0xd7, 0x23, 0x3c).buffer).getFloat32(0, true);
    for (const end of ['\n', '\r\n', '\r']) {
      const head = `ply\nformat binary_little_endian 1.0\nelement vertex 1\n${XYZ}end_header\n`;
      const { points } = await read(
        head.replaceAll('\n', end),
        pack(true, ['Float32', x], ['Float32', 2], ['Float32', 3]),
      );
      expect(list(points.positions)).toEqual([x, 2, 3]);
    }
  });

  it('passes over elements before the vertices, and lists inside them', async () => {
    const { points } = await read(
      `ply\nformat binary_little_endian 1.0\nelement camera 1\nproperty double f\nelement strip 2\nproperty list uchar int vertex_indices\nproperty uchar n\nelement vertex 2\nproperty list uchar ushort seen\n${XYZ}end_header\n`,
      pack(true, ['Float64', 500]),
      pack(true, ['Uint8', 2], ['Int32', 1], ['Int32', 2], ['Uint8', 9], ['Uint8', 0], ['Uint8', 9]),
      pack(true, ['Uint8', 1], ['Uint16', 5], ['Float32', 1], ['Float32', 2], ['Float32', 3]),
      pack(true, ['Uint8', 0], ['Float32', 4], ['Float32', 5], ['Float32', 6]),
    );
    expect(list(points.positions)).toEqual([1, 2, 3, 4, 5, 6]);
    const text = await read(
      `ply\nformat ascii 1.0\nelement strip 1\nproperty list uchar int vertex_indices\nelement vertex 2\nproperty list uchar ushort seen\n${XYZ}end_header\n2 0 1\n1 5 1 2 3\n0 4 5 6\n`,
    );
    expect(list(text.points.positions)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['float', 'red green blue', [0, 0.5, 1], [0, 128, 255]],
    ['float', 'r g b', [0, 127.6, 255], [0, 128, 255]],
    ['ushort', 'red green blue', [0, 257, 65535], [0, 1, 255]],
    ['ushort', 'red green blue', [0, 128, 255], [0, 128, 255]],
    ['uchar', 'diffuse_red diffuse_green diffuse_blue', [0, 1, 255], [0, 1, 255]],
  ])('scales colours of type %s, named %s', async (type, names, values, wanted) => {
    const properties = names.split(' ').map((name) => `property ${type} ${name}\n`);
    const { points, notes } = await read(
      `ply\nformat ascii 1.0\nelement vertex 1\n${XYZ}${properties.join('')}end_header\n1 2 3 ${values.join(' ')}\n`,
    );
    expect(list(points.colors)).toEqual(wanted);
    expect(notes).toEqual([]);
  });

  it('shows the centres of splats that can be seen', async () => {
    const names = ['nx', 'f_dc_0', 'f_dc_1', 'f_dc_2', 'f_rest_0', 'opacity', 'scale_0', 'rot_0'];
    const { points, notes, isSplat } = await read(
      `ply\nformat ascii 1.0\nelement vertex 3\n${XYZ}${names.map((name) => `property float ${name}\n`).join('')}end_header\n`,
      '1 2 3 0 0 1 -9 0 0.5 -3 1\n4 5 6 0 0 0 0 0 -2.2 -3 1\n7 8 9 0 1.7724538509 0 0 0 -2.19 -3 1\n',
    );
    expect(isSplat).toBe(true);
    // sigmoid(-2.2) = 0.0998, sigmoid(-2.19) = 0.1007
    expect(list(points.positions)).toEqual([1, 2, 3, 7, 8, 9]);
    expect(list(points.colors)).toEqual([128, 199, 0, 255, 128, 128]);
    expect(notes).toEqual([
      'a.ply: Gaussian splats are shown by their centres, without 1 that are nearly transparent',
    ]);
  });

  it('leaves out points that are nowhere, and says that there are no colours', async () => {
    const { points, notes } = await read(
      `ply\nformat ascii 1.0\nelement vertex 3\n${XYZ}end_header\n1 2 3\nnan inf 0\n4 5 6\n`,
    );
    expect(points.count).toBe(2);
    expect(list(points.colors)).toEqual([160, 160, 160, 160, 160, 160]);
    expect(notes).toEqual([
      'a.ply: 1 point without a finite position left out',
      'a.ply: its points have no colours and are shown grey',
    ]);
  });

  it('keeps what stands before the place where a file is cut off', async () => {
    const head = `ply\nformat binary_little_endian 1.0\nelement vertex 1000000000\n${XYZ}${RGB}end_header\n`;
    const one = pack(
      true,
      ['Float32', 1],
      ['Float32', 2],
      ['Float32', 3],
      ['Uint8', 4],
      ['Uint8', 5],
      ['Uint8', 6],
    );
    const { points, notes } = await read(head, one, one, one.slice(0, 14));
    expect(list(points.positions)).toEqual([1, 2, 3, 1, 2, 3]);
    expect(notes).toEqual([
      'a.ply: vertex[2] is missing: the header says 1000000000 vertices, and the file ends after 2. Copy the file again.',
    ]);
  });

  it('reads what Blender writes', async () => {
    // A cube of 2 m, turned by 0.5 rad about the vertical, at (1, 2, 3), in orange.
    const { points, notes } = await readPly(memoryFile('cube.ply', readFixture('blender-cube.ply')));
    const reach = Math.cos(0.5) + Math.sin(0.5);
    for (let axis = 0; axis < 3; axis++) {
      const values = list(points.positions).filter((_, i) => i % 3 === axis);
      const half = axis === 2 ? 1 : reach;
      expect(Math.min(...values)).toBeCloseTo(1 + axis - half, 5);
      expect(Math.max(...values)).toBeCloseTo(1 + axis + half, 5);
    }
    expect(list(points.colors.subarray(0, 3))).toEqual([255, 128, 0]);
    expect(notes).toEqual(['cube.ply: of the mesh its vertices are shown, not its 6 faces']);
  });

  it('reads lists of more bytes than it reads at once', async () => {
    const rows = 600_000;
    const row = pack(true, ['Uint8', 1], ['Int32', 5], ['Float32', 1], ['Float32', 2], ['Float32', 3]);
    const body = new Uint8Array(rows * row.byteLength);
    for (let n = 0; n < rows; n++) body.set(new Uint8Array(row), n * row.byteLength);
    const head = `ply\nformat binary_little_endian 1.0\nelement vertex ${rows}\nproperty list uchar int seen\n${XYZ}end_header\n`;
    const { points } = await readPly(memoryFile('a.ply', new Blob([head, body])));
    expect(points.count).toBe(rows);
    expect(list(points.positions.subarray(-3))).toEqual([1, 2, 3]);
  });

  it('gives the living room back to the last bit', async () => {
    const folder = livingRoomFolder();
    const buffer = await (await folder.files.get('points.bin')!.blob()).arrayBuffer();
    const [file] = await plyFormat.write(folder);
    const [capture] = await plyFormat.read({ name: 'a', files: [file!] });
    expectSamePoints(capture!.points, decodePoints(buffer, folder.scene.points!));
    expect(capture!.notes).toEqual([]);
  });

  it('writes what three.js reads', async () => {
    const [file] = await plyFormat.write(livingRoomFolder());
    const geometry = new PLYLoader().parse(await (await file!.blob()).arrayBuffer());
    const { points } = await readPly(file!);
    expect(
      Buffer.from(geometry.attributes.position!.array.buffer).equals(Buffer.from(points.positions.buffer)),
    ).toBe(true);
  });
});
