import { expect, test } from 'vitest';
import type { Task } from '#rewards';
import { applyConvention } from '../applyConvention';
import { memoryFile } from '../memoryFile';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';
import { expectSameScene } from '../testing/expectSameScene';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { detectionRow, groundingRow } from './testing/exampleRows';
import { vgLlmFormat } from './vgLlmFormat';

async function readFolder(files: readonly SourceFile[]): Promise<SceneFolder> {
  const [capture] = await vgLlmFormat.read({ name: 'drop', files });
  return applyConvention(capture!, capture!.convention);
}

/** Everything of a task but the poses, which the scene has, and what rows have no place for. */
const content = (tasks: readonly Task[]) =>
  tasks.map((task) =>
    task.kind === 'grounding'
      ? { ...task, poses: task.poses.length, about: undefined }
      : { ...task, about: undefined, working: undefined },
  );

test('the living room comes back from rows: poses, boxes and tasks', async () => {
  const room = livingRoomFolder();
  const files = await vgLlmFormat.write(room);
  expect(await vgLlmFormat.detect({ name: 'out', files })).toBe(true);
  const again = await readFolder(files);
  expectSameScene(again, room);
  expect(content(again.tasks)).toEqual(content(room.tasks));
});

test('rows come back from rows, twice', async () => {
  const question = {
    scene_name: 'scene0415_00',
    question_type: 'object_counting',
    question: 'How many chairs are in this room?',
    ground_truth: '2',
    options: null,
  };
  const rows = [detectionRow(0), detectionRow(1), groundingRow(2, 0, 3), groundingRow(1, 1), question];
  const first = await readFolder([memoryFile('val.json', JSON.stringify(rows))]);
  expect(first.tasks.map((task) => task.kind)).toEqual([
    'detection',
    'detection',
    'grounding',
    'grounding',
    'reasoning',
  ]);
  const second = await readFolder(await vgLlmFormat.write(first));
  expectSameScene(second, first);
  expect(content(second.tasks)).toEqual(content(first.tasks));
  expect(second.scene.axisAlignment).toEqual(first.scene.axisAlignment);
  expect(second.scene.clip).toEqual(first.scene.clip);
});

test('rows for training come back without cameras', async () => {
  const rows = [detectionRow(0, { cameras: false }), detectionRow(1, { cameras: false })];
  const first = await readFolder([memoryFile('train.json', JSON.stringify(rows))]);
  const files = await vgLlmFormat.write(first);
  expect(files.map(({ path }) => path)).toEqual(['scene0415-00_rows.json']);
  expect((await readFolder(files)).tasks).toEqual(first.tasks);
  const written = JSON.parse(await (await files[0]!.blob()).text());
  expect(written[1].boxes.map((box: { bbox_3d: number[] }) => box.bbox_3d)).toEqual(
    rows[1]!.boxes.map((box) => box.bbox_3d),
  );
  expect(written[0].conversations[0]).toEqual(rows[0]!.conversations[0]);
});

test('a clip keeps its order, whatever its pictures are called', async () => {
  const first = await readFolder([
    memoryFile('val.json', JSON.stringify([detectionRow(0), detectionRow(1)])),
  ]);
  const names = ['z/9.jpg', 'z/10.jpg', 'a/3.jpg', 'a/2.jpg', 'b/1.jpg'];
  const folder = { ...first, scene: { ...first.scene, clip: { ...first.scene.clip!, names } } };
  const again = await readFolder(await vgLlmFormat.write(folder));
  expect(again.scene.clip!.names).toEqual(names);
  expectSameScene(again, folder);
});

test('pictures go along', async () => {
  const row = detectionRow(0);
  const pictures = row.images.map((name, i) => memoryFile(`in/${name}`, `picture ${i}`));
  const folder = await readFolder([memoryFile('val.json', JSON.stringify([row])), ...pictures]);
  const files = await vgLlmFormat.write(folder);
  const picture = files.find((file) => file.path === row.images[2])!;
  expect(await (await picture.blob()).text()).toBe('picture 2');
  expect((await readFolder(files)).files.size).toBe(folder.files.size);
});
