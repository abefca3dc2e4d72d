import { describe, expect, test } from 'vitest';
import { composePoses } from '#rewards';
import { SceneError } from '../../sceneError';
import { expectNumbers } from '../../testing/expectNumbers';
import { applyConvention } from '../applyConvention';
import { memoryFile } from '../memoryFile';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';
import { expectSameScene } from '../testing/expectSameScene';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { ALIGNMENT, CAMERA } from '../vgLlm/testing/exampleRows';
import { embodiedscanFormat } from './embodiedscanFormat';
import { INFOS, SCAN, TEXTS } from './testing/exampleScan';

const json = (path: string, value: unknown) => memoryFile(path, JSON.stringify(value));
const read = (...files: SourceFile[]) => embodiedscanFormat.read({ name: 'drop', files });

async function readFolder(files: readonly SourceFile[]): Promise<SceneFolder> {
  const [capture] = await read(...files);
  return applyConvention(capture!, capture!.convention);
}

describe('EmbodiedScan infos', () => {
  test('numbers stay as in the file', async () => {
    const [capture] = await read(json('embodiedscan_infos_val.json', INFOS), json('val_vg.json', TEXTS));
    expect(capture).toMatchObject({
      id: 'scannet-scene9999-00',
      title: 'scannet/scene9999_00',
      open: ['align'],
    });
    expect(capture!.clip).toMatchObject({
      width: 640,
      height: 480,
      intrinsics: { fx: 600.25, fy: 601.5, cx: 320, cy: 240 },
    });
    expect(capture!.boxes[0]).toEqual({
      id: '17',
      label: 'chair',
      centre: [2, 4, 0.4],
      size: [0.5, 0.5, 0.8],
      rotation: [0.3, 0, 0],
    });
    expect(capture!.tasks).toHaveLength(1);
    expect(capture!.tasks[0]).toMatchObject({
      prompt: 'find the chair by the door',
      frames: [0, 1],
      frame: null,
    });
    expect(capture!.notes).toContain('1 text left out: about several objects at once');
  });

  test('poses are unaligned and boxes aligned', async () => {
    const { scene } = await readFolder([json('embodiedscan_infos_val.json', INFOS)]);
    expectNumbers(scene.poses[0]!, composePoses(ALIGNMENT, CAMERA), 12);
    expect(scene.instances[0]!.box).toEqual(SCAN.instances[0]!.bbox_3d);
  });

  test('one scan a file takes the categories from a file that has them', async () => {
    const [capture] = await read(
      json('a/scene.json', SCAN),
      json('infos.json', { ...INFOS, data_list: [], axis_align_matrix: null }),
    );
    expect(capture!.boxes.map((box) => box.label)).toEqual(['chair', 'floor']);
    const [alone] = await read(json('a/scene.json', SCAN));
    expect(alone!.boxes.map((box) => box.label)).toEqual(['category 50', 'category 8']);
    expect(alone!.notes.join()).toContain('keep metainfo');
  });

  test('what is lost in tracking or unsound is left out', async () => {
    const text = JSON.stringify({
      ...INFOS,
      data_list: [{ ...SCAN, images: [{ ...SCAN.images[0], cam2global: 'LOST' }, SCAN.images[1]] }],
    }).replace('"LOST"', '[[-Infinity,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]');
    const [capture] = await read(memoryFile('embodiedscan_infos_val.json', text));
    expect(capture!.clip!.frames).toHaveLength(1);
    expect(capture!.notes.join('\n')).toContain(
      '1 image left out: embodiedscan_infos_val.json: data_list[0].images[0].cam2global',
    );
  });

  test('a pickle is not read, and the error says what makes JSON of it', async () => {
    const files = [memoryFile('embodiedscan_infos_val.pkl', 'anything')];
    expect(await embodiedscanFormat.detect({ name: 'drop', files })).toBe(true);
    await expect(read(...files)).rejects.toThrow(SceneError);
    await expect(read(...files)).rejects.toThrow(/pickle.*json\.dump/s);
  });
});

test('the living room comes back: poses, boxes, texts', async () => {
  const room = livingRoomFolder();
  const files = await embodiedscanFormat.write(room);
  expect(await embodiedscanFormat.detect({ name: 'out', files })).toBe(true);
  const again = await readFolder(files);
  expectSameScene(again, room);
  const texts = (folder: SceneFolder) =>
    folder.tasks.flatMap((task) =>
      task.kind === 'grounding' ? [[task.id, task.prompt, task.target.instance]] : [],
    );
  expect(texts(again)).toEqual(texts(room));
});

test('infos come back from infos', async () => {
  const first = await readFolder([json('embodiedscan_infos_val.json', INFOS), json('val_vg.json', TEXTS)]);
  const files = await embodiedscanFormat.write(first);
  expectSameScene(await readFolder(files), first);
  const infos = JSON.parse(await (await files[0]!.blob()).text()).data_list[0];
  expect(infos.instances.map((i: { bbox_id: number }) => i.bbox_id)).toEqual([17, 3]);
  expect(infos.instances[0].bbox_3d).toEqual(SCAN.instances[0]!.bbox_3d);
  expectNumbers(infos.images[0].cam2global.flat(), CAMERA, 12);
  expectNumbers(infos.axis_align_matrix.flat(), ALIGNMENT, 14);
});
