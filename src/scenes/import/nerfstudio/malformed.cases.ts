import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';

const LEVEL = [
  [1, 0, 0, 0],
  [0, 0, -1, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
];
const FRAME = { file_path: '1.png', transform_matrix: LEVEL };
const CAMERA = { w: 640, h: 480, fl_x: 600, fl_y: 600, cx: 320, cy: 240 };
const text = (content: string) => [memoryFile('transforms.json', content)];
const json = (value: object) => text(JSON.stringify(value));
const frames = (...list: object[]) => json({ ...CAMERA, frames: list });

/** Damaged `transforms.json`, and what the user must be told. */
export const nerfstudioMalformed: readonly MalformedCase[] = [
  {
    name: 'a file that is cut off',
    files: text(JSON.stringify({ ...CAMERA, frames: [FRAME] }).slice(0, -20)),
    expect: /transforms\.json: not JSON .*Check that the file is whole/,
  },
  {
    name: 'a list instead of an object',
    files: text('[]'),
    expect: 'transforms.json is []: expected an object',
  },
  {
    name: 'no frames',
    files: json(CAMERA),
    expect: 'transforms.json: frames is missing: expected a list',
  },
  {
    name: 'an empty list of frames',
    files: frames(),
    expect: 'transforms.json: no frame with a pose',
  },
  {
    name: 'a matrix of the wrong size',
    files: frames({
      ...FRAME,
      transform_matrix: [
        [1, 0],
        [0, 1],
      ],
    }),
    expect: 'transforms.json: frames[0].transform_matrix is [[1,0],[0,1]]: expected a 4×4 matrix',
  },
  {
    name: 'NaN, as Python writes it, in one pose',
    files: text(
      JSON.stringify({ ...CAMERA, frames: [FRAME, { ...FRAME, transform_matrix: [9] }] }).replace(
        '[9]',
        '[[NaN,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]',
      ),
    ),
    expect: /1 frame of 2 left out\. transforms\.json: frames\[1\]\.transform_matrix\[0\]\[0\] is null/,
  },
  {
    name: 'a frame that is none',
    files: json({ ...CAMERA, frames: [null, FRAME] }),
    expect: '1 frame of 2 left out. transforms.json: frames[0] is null: expected an object',
  },
  {
    name: 'a pose that stretches',
    files: frames(FRAME, {
      ...FRAME,
      file_path: '2.png',
      transform_matrix: LEVEL.map((row) => row.map((v) => 3 * v)),
    }),
    expect: /frame 1 \(2\.png\)/,
  },
  {
    name: 'a frame without a name',
    files: frames({ transform_matrix: LEVEL }),
    expect: 'transforms.json: frames[0].file_path is missing: expected text',
  },
  {
    name: 'a negative width',
    files: json({ ...CAMERA, w: -640, frames: [FRAME] }),
    expect: 'transforms.json: w is -640: expected a number above 0',
  },
  {
    name: 'no intrinsics',
    files: json({ frames: [FRAME] }),
    expect: 'transforms.json: intrinsics are missing, so nothing can be projected',
  },
  {
    name: 'points that are not there',
    files: json({ ...CAMERA, ply_file_path: 'sparse.ply', frames: [FRAME] }),
    expect: 'transforms.json: ply_file_path is sparse.ply: no such file',
  },
  {
    name: 'a picture that is missing',
    files: [
      ...frames(FRAME, { ...FRAME, file_path: '2.png' }),
      memoryFile('2.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)),
    ],
    expect: 'transforms.json: 1 picture of 2 missing among the files; the first is 1.png',
  },
  {
    name: 'text in another encoding',
    files: [memoryFile('transforms.json', Uint8Array.of(0xff, 0xfe, 0x7b))],
    expect: 'transforms.json: not text in UTF-8',
  },
];
