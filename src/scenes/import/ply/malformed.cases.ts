import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';

const XYZ = ['x', 'y', 'z'].map((name) => `property float ${name}\n`).join('');
const ply = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => [memoryFile('a.ply', new Blob(parts))];
const ascii = (count: number | string, body: string, properties = XYZ) =>
  ply(`ply\nformat ascii 1.0\nelement vertex ${count}\n${properties}end_header\n${body}`);
const binary = (count: number, body: Uint8Array<ArrayBuffer>, properties = XYZ) =>
  ply(`ply\nformat binary_little_endian 1.0\nelement vertex ${count}\n${properties}end_header\n`, body);

/** Damaged PLY files, and what the user must be told. */
export const plyMalformed: readonly MalformedCase[] = [
  {
    name: 'another kind of file',
    files: ply('solid cube\n'),
    expect: 'a.ply: does not begin with "ply". Check that it is a PLY file.',
  },
  {
    name: 'a header that is cut off',
    files: ply('ply\nformat ascii 1.0\nelement vertex 3\n'),
    expect: 'a.ply: its header does not end. Check that the file is whole.',
  },
  {
    name: 'an unknown format',
    files: ply('ply\nformat binary_middle_endian 1.0\nend_header\n'),
    expect:
      'a.ply: line 2 is format binary_middle_endian 1.0: not a format of PLY. Save it as ascii or binary.',
  },
  {
    name: 'no format',
    files: ply('ply\nelement vertex 1\nend_header\n'),
    expect: 'its header has no format line',
  },
  {
    name: 'a negative count',
    files: ascii(-3, ''),
    expect: 'a.ply: line 3 is element vertex -3: an element needs a count of 0 or more',
  },
  {
    name: 'an unknown type',
    files: ascii(1, '1 2 3\n', 'property half x\n'),
    expect: 'a.ply: line 4 is property half x: not a property of a known type',
  },
  {
    name: 'a property without an element',
    files: ply(`ply\nformat ascii 1.0\n${XYZ}end_header\n`),
    expect: 'a.ply: line 3 is property float x: a property before the first element',
  },
  {
    name: 'no vertices',
    files: ply('ply\nformat ascii 1.0\nelement face 1\nproperty list uchar int i\nend_header\n3 0 1 2\n'),
    expect: 'a.ply: element is face: there is no element "vertex"',
  },
  {
    name: 'no positions',
    files: ascii(1, '1 2\n', 'property float x\nproperty float y\n'),
    expect: 'a.ply: element vertex is x, y: a vertex needs the properties x, y and z',
  },
  {
    name: 'compressed splats',
    files: binary(1, new Uint8Array(4), 'property uint packed_position\n'),
    expect: 'Save the splats without compression',
  },
  {
    name: 'a body that is cut off in its first vertex',
    files: binary(2, new Uint8Array(11)),
    expect:
      'a.ply: vertex[0] is missing: the header says 2 vertices, and the file ends after 0. Copy the file again.',
  },
  {
    name: 'a count that no file could hold',
    files: binary(4_000_000_000, new Uint8Array(24)),
    expect: 'a.ply: vertex[2] is missing: the header says 4000000000 vertices, and the file ends after 2',
  },
  {
    name: 'text that is cut off',
    files: ascii(4, '1 2 3\n4 5 6\n'),
    expect: 'a.ply: vertex[2] is missing: the header says 4 vertices, and the file ends after 2',
  },
  {
    name: 'a list of a negative length',
    files: binary(2, new Uint8Array(64).fill(255), `property list char int seen\n${XYZ}`),
    expect: 'a.ply: vertex[0] is missing',
  },
  {
    name: 'words instead of numbers',
    files: ascii(2, 'one two three\n4 5 6\n'),
    expect: 'a.ply: 1 point without a finite position left out',
  },
  { name: 'nothing but NaN', files: ascii(1, 'nan nan nan\n'), expect: 'a.ply: there is no point in it' },
];
