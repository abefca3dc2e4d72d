import { describe, expect, test } from 'vitest';
import { type CameraBox, composePoses, type Pose, transformBox } from '#rewards';
import { SceneError } from '../../sceneError';
import { expectNumbers } from '../../testing/expectNumbers';
import { judgeConventions } from '../judgeConventions';
import { memoryFile } from '../memoryFile';
import { matrixRows } from '../read/matrixRows';
import type { SourceFile } from '../sourceFile';
import { readVgLlm } from './readVgLlm';
import {
  ALIGNMENT,
  CAMERA,
  CAMERA_BOX,
  detectionRow,
  groundingRow,
  OBJECTS,
  picture,
  WORLD_BOX,
} from './testing/exampleRows';

const json = (path: string, value: unknown) => memoryFile(path, JSON.stringify(value));
const read = async (...files: SourceFile[]) => readVgLlm({ name: 'drop', files });
const readOne = async (...files: SourceFile[]) => (await read(...files))[0]!;

describe('VG-LLM rows', () => {
  test('a scene is what all of its rows show, in the order of its pictures', async () => {
    const capture = await readOne(
      json('det.json', [detectionRow(1), detectionRow(0)]),
      memoryFile(
        'refer.jsonl',
        [groundingRow(1, 4), groundingRow(2, 5)].map((row) => JSON.stringify(row)).join('\n'),
      ),
    );
    expect(capture.id).toBe('scene0415-00');
    expect(capture.title).toBe('scene0415_00');
    expect(capture.clip!.frames.map((frame) => frame.name)).toEqual(
      [0, 1, 2, 3, 4].map((index) => picture('scene0415_00', index)),
    );
    expect(capture.clip!.intrinsics).toEqual({ fx: 1170.187988, fy: 1170.187988, cx: 647.75, cy: 483.75 });
    expect([capture.clip!.width, capture.clip!.height]).toEqual([1296, 968]);
    expectNumbers(capture.axisAlignment!, ALIGNMENT, 15);
    expect(capture.boxes.map((box) => box.id)).toEqual(['bed-1', 'chair-1', 'chair-2', 'bag-1']);
    expect(capture.tasks.map((task) => task.id)).toEqual(['det/0', 'det/1', 'refer/0-4', 'refer/1-5']);
    expect(capture.tasks[0]).toMatchObject({
      kind: 'detection',
      prompt: 'Detect the 3D bounding boxes.\nOutput a json list.',
      frames: [1, 2, 3, 4],
    });
  });

  test('a grounding row is about the object that its box overlaps, and knows its frame', async () => {
    const capture = await readOne(json('d.json', [detectionRow(0)]), json('g.json', [groundingRow(2, 0, 3)]));
    expect(capture.tasks[1]).toMatchObject({
      kind: 'grounding',
      prompt: 'Localize the first clear frame.\nText: The chair',
      frames: [3, 4, 0, 1, 2],
      frame: 3,
      box: { id: 'chair-2', label: 'chair' },
    });
  });

  test("the reference's box comes to stand where SciPy puts it", async () => {
    const row = {
      ...detectionRow(0),
      images: ['scannet/posed_images/scene0415_00/00810.jpg'],
      boxes: [{ label: 'couch', bbox_3d: CAMERA_BOX }],
      cam2global: [matrixRows(CAMERA)],
    };
    const capture = await readOne(json('d.json', [row]));
    const [box] = capture.boxes;
    expect(box!.camera).toBe(0);
    const inCamera = [
      ...box!.centre,
      ...box!.size,
      ...box!.rotation,
    ] as readonly number[] as unknown as CameraBox;
    const pose = composePoses(capture.axisAlignment!, capture.clip!.frames[0]!.pose!) as Pose;
    expectNumbers(transformBox(pose, inCamera), WORLD_BOX, 5);
  });

  test('files of before November 2025 are known by their boxes, which stand upright one way only', async () => {
    const rows = (order?: 'zxy', cameras = true) =>
      [0, 1, 2].map((from) => detectionRow(from, order ? { order, cameras } : { cameras }));
    for (const cameras of [true, false]) {
      const newer = await readOne(json('d.json', rows(undefined, cameras)));
      const older = await readOne(json('d.json', rows('zxy', cameras)));
      expect(newer.convention.euler).toBe('ZXY');
      expect(older.convention.euler).toBe('zxy');
      expect(older.notes.join()).toContain('so 9 of 12 boxes stand upright');
      expect(older.open).toEqual(['euler']);
    }
    expect((await readOne(json('d.json', rows('zxy')))).boxes).toHaveLength(OBJECTS.length);
  });

  test('the judge sees it too, by boxes that are given in cameras', async () => {
    const capture = await readOne(
      json(
        'd.json',
        [0, 1, 2].map((from) => detectionRow(from, { order: 'zxy' })),
      ),
    );
    const declared = { ...capture, convention: { ...capture.convention, euler: 'ZXY' as const } };
    for (const tasks of [declared.tasks, []]) {
      const { best, doubtful } = await judgeConventions({ ...declared, tasks });
      expect([best.convention.euler, doubtful]).toEqual(['zxy', true]);
    }
  });

  test('rows for training have no cameras: tasks, but nothing in the room', async () => {
    const capture = await readOne(json('train.json', [detectionRow(0, { cameras: false })]));
    expect(capture.boxes).toEqual([]);
    expect(capture.clip!.frames.every((frame) => frame.pose === null)).toBe(true);
    expect(capture.tasks).toHaveLength(1);
    expect(capture.notes.join()).toContain('carry no cam2global');
  });

  test("rows for training take ScanNet's poses, where those lie beside the pictures", async () => {
    const withCameras = detectionRow(0);
    const words = (matrix: readonly (readonly (number | string)[])[]) =>
      matrix.map((row) => row.join(' ')).join('\n');
    const poses = withCameras.images.map((image, i) =>
      memoryFile(`data/${image.replace('jpg', 'txt')}`, words(withCameras.cam2global![i]!)),
    );
    const files = [
      json('train.json', [detectionRow(0, { cameras: false })]),
      ...poses,
      memoryFile('data/scannet/posed_images/scene0415_00/intrinsic.txt', words(withCameras.cam2img!)),
      memoryFile(
        'scans/scene0415_00/scene0415_00.txt',
        `axisAlignment = ${ALIGNMENT.join(' ')}\nfx_color = 1170\n`,
      ),
    ];
    const { notes, ...expected } = await readOne(json('train.json', [withCameras]));
    const { notes: told, ...capture } = await readOne(...files);
    expect(JSON.stringify(capture)).toBe(JSON.stringify(expected));
    expect(notes.length).toBeLessThan(told.length);
    const { cam2global, axis_align_matrix, cam2img, ...bare } = groundingRow(1, 0);
    const grounding = { ...bare, images: withCameras.images };
    const train = json('train.json', [detectionRow(0, { cameras: false }), grounding]);
    const unaligned = await readOne(train, ...poses);
    expect(unaligned.axisAlignment).toBeNull();
    expect(unaligned.tasks.map((task) => task.kind)).toEqual(['detection']);
    expect(unaligned.notes.join('\n')).toContain('1 grounding row left out: a box in the aligned world');
    const lost = memoryFile(
      poses[3]!.path,
      words(new Array<string[]>(4).fill(['-inf', '-inf', '-inf', '-inf'])),
    );
    await expect(read(...files.map((file) => (file === poses[3] ? lost : file)))).rejects.toThrow(
      'without a pose',
    );
  });

  test('questions are shown frames of the whole clip', async () => {
    const question = {
      id: 7,
      dataset: 'scannet',
      scene_name: 'scene0415_00',
      question_type: 'object_rel_direction_v2',
      question: 'Standing by the bed …',
      options: ['A. left', 'B. right'],
      ground_truth: 'A',
    };
    const capture = await readOne(json('d.json', [detectionRow(0)]), json('vsi.json', [question]));
    expect(capture.tasks[1]).toEqual({
      id: 'vsi/0',
      kind: 'reasoning',
      question: 'object_rel_direction_medium',
      prompt: 'Standing by the bed …',
      options: ['A. left', 'B. right'],
      answer: 'A',
      frames: [0, 1, 2, 3],
    });
  });

  test('pictures are matched by the end of their path, and never to another scene', async () => {
    const rows = [detectionRow(0), detectionRow(0, { scene: 'scene0500_01' })];
    const captures = await read(
      json('d.json', rows),
      memoryFile('media/scene0415_00/00000.jpg', new Uint8Array(4)),
    );
    expect(captures.map((capture) => capture.clip!.frames[0]!.picture?.path)).toEqual([
      'media/scene0415_00/00000.jpg',
      undefined,
    ]);
    expect(captures[1]!.notes.join()).toContain('4 of 4 pictures are not among the files');
  });

  test('broken rows are passed over and told, unless there are no others', async () => {
    const bad = { ...detectionRow(0), cam2global: [] };
    const capture = await readOne(json('d.json', [bad, detectionRow(1)]));
    expect(capture.tasks.map((task) => task.id)).toEqual(['d/1']);
    expect(capture.notes.join('\n')).toContain('d.json: [0].cam2global is []: 0 poses for 4 pictures');
    await expect(read(json('d.json', [bad]))).rejects.toThrow(SceneError);
  });
});
