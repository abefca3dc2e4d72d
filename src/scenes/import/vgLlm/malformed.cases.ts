import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';
import { detectionRow, groundingRow } from './testing/exampleRows';

const row = detectionRow(0);
const rows = (...all: unknown[]) => [memoryFile('rows.json', JSON.stringify(all))];
const first = <T>(list: readonly T[], change: (item: T) => unknown) => [change(list[0]!), ...list.slice(1)];
const box = (bbox: readonly unknown[]) =>
  rows({ ...row, boxes: first(row.boxes, (b) => ({ ...b, bbox_3d: bbox })) });
const pose = (matrix: unknown) => rows({ ...row, cam2global: first(row.cam2global!, () => matrix) });
const SCALED = [
  [2, 0, 0, 0],
  [0, 2, 0, 0],
  [0, 0, 2, 0],
  [0, 0, 0, 1],
];

/** Damaged rows, and what the user must be told. */
export const vgLlmMalformed: readonly MalformedCase[] = [
  {
    name: 'a file that is cut off',
    files: [memoryFile('rows.json', JSON.stringify([row]).slice(0, 2000))],
    expect: /rows\.json: not JSON .*Check that the file is whole/,
  },
  {
    name: 'a last line that is cut off',
    files: [memoryFile('rows.jsonl', `${JSON.stringify(row)}\n${JSON.stringify(row).slice(0, 900)}`)],
    expect: 'rows.jsonl: 1 of 2 lines are not JSON and were passed over',
  },
  {
    name: 'NaN in a pose',
    files: [
      memoryFile(
        'rows.json',
        JSON.stringify([
          { ...row, cam2global: first(row.cam2global!, () => 'LOST') },
          detectionRow(1),
        ]).replace('"LOST"', '[[NaN, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]'),
      ),
    ],
    expect: 'rows.json: [0].cam2global[0][0][0] is null: expected a finite number',
  },
  {
    name: 'fewer poses than pictures',
    files: rows({ ...row, cam2global: row.cam2global!.slice(1) }),
    expect: /\[0\]\.cam2global is .*: 3 poses for 4 pictures\. Give one 4×4 matrix per picture/,
  },
  {
    name: 'a pose with scale',
    files: pose(SCALED),
    expect: '[0].cam2global[0] is [[2,0,0,0],[0,2,0,0],[0,0,2,0],[0,0,0,1]]: not a rigid transform',
  },
  { name: 'a pose of 3×4', files: pose(SCALED.slice(1)), expect: 'expected a 4×4 matrix' },
  {
    name: 'a box of six numbers',
    files: box([0, 0, 2, 1, 1, 1]),
    expect: 'rows.json: [0].boxes[0].bbox_3d is [0,0,2,1,1,1]: expected a list of 9 numbers',
  },
  {
    name: 'a box with a negative size',
    files: box([0, 0, 2, 1, -1, 1, 0, 0, 0]),
    expect:
      '[0].boxes[0].bbox_3d is [0,0,2,1,-1,1,0,0,0]: a size must be above 0. Give full extents in metres',
  },
  {
    name: 'a box without a label',
    files: rows({ ...row, boxes: first(row.boxes, ({ bbox_3d }) => ({ bbox_3d })) }),
    expect: '[0].boxes[0].label is missing: expected text',
  },
  {
    name: 'a focal length of 0',
    files: rows({ ...row, cam2img: [0, 0, 320, 0, 600, 240, 0, 0, 1] }),
    expect: '[0].cam2img is [0,0,320,0,600,240,0,0,1]: focal lengths and centre must be above 0',
  },
  {
    name: 'a frame beyond those that are shown',
    files: rows(groundingRow(0, 0, 40)),
    expect: '[0].target.frame is 40: 5 pictures are shown. Count them from 0',
  },
  {
    name: 'no box to find, as in the test split',
    files: rows({ ...groundingRow(0, 0), gt_bbox: null }),
    expect: 'neither boxes nor gt_bbox nor question_type',
  },
  {
    name: 'no pictures',
    files: rows({ ...row, images: [] }),
    expect: '[0].images is []: a row shows at least one picture',
  },
  {
    name: 'a question of an unknown kind',
    files: rows(row, {
      scene_name: 'scene0415_00',
      question_type: 'colour',
      question: 'Which?',
      ground_truth: 'A',
    }),
    expect: '[1].question_type is "colour": not a kind of question of VSI-Bench',
  },
  {
    name: 'questions about a scene that nothing shows',
    files: rows({
      scene_name: 's',
      question_type: 'object_counting',
      question: 'How many?',
      ground_truth: '2',
    }),
    expect: 'no row about s shows a picture that can be used',
  },
  {
    name: 'rows that disagree about the aligned world',
    files: rows(row, { ...detectionRow(1), axis_align_matrix: row.cam2global![0] }),
    expect: '1 rows with another axis_align_matrix were left out',
  },
  {
    name: 'two rows of one id',
    files: rows({ ...row, id: 'same' }, { ...detectionRow(1), id: 'same' }),
    expect: '1 rows have the id of an earlier row and were left out',
  },
  {
    name: 'no cameras at all',
    files: rows(detectionRow(0, { cameras: false })),
    expect: 'The rows carry no cam2global',
  },
  {
    name: 'a file of more than 256 MiB',
    files: [{ ...memoryFile('rows.json', JSON.stringify([row])), size: 3e8 }],
    expect: 'rows.json is 286 MiB long: more than the 256 MiB that such a file may have',
  },
];
