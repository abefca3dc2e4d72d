import { describe, expect, test } from 'vitest';
import { nearestRotation, transformPoint } from '#rewards';
import { SceneError } from '../../sceneError';
import { expectNumbers } from '../../testing/expectNumbers';
import { matrix4, rotationOf, translationOf } from '../apply/matrix3';
import { applyConvention } from '../applyConvention';
import { memoryFile } from '../memoryFile';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';
import { expectSameScene } from '../testing/expectSameScene';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { arkitscenesFormat } from './arkitscenesFormat';
import {
  ANNOTATION,
  annotationFile,
  cameraFile,
  pictureFile,
  TRAJECTORY,
  trajectoryFile,
} from './testing/exampleScan';

const annotation = annotationFile();
const trajectory = trajectoryFile();

const read = (...files: SourceFile[]) => arkitscenesFormat.read({ name: 'drop', files });
async function readFolder(files: readonly SourceFile[]): Promise<SceneFolder> {
  const [capture] = await read(...files);
  return applyConvention(capture!, capture!.convention);
}

describe('ARKitScenes', () => {
  test('each picture gets the pose nearest in time', async () => {
    const [capture] = await read(
      annotation,
      trajectory,
      pictureFile('305.478'),
      pictureFile('305.377'),
      pictureFile('305.430'),
      cameraFile('305.377'),
      cameraFile('305.478'),
    );
    expect(capture).toMatchObject({ id: '41069021', title: '41069021', open: ['pose', 'axes'] });
    expect(capture!.clip!.frames.map(({ name, time }) => [name, time])).toEqual([
      ['41069021_frames/lowres_wide/41069021_305.377.png', 305.3775],
      ['41069021_frames/lowres_wide/41069021_305.478.png', 305.4775],
    ]);
    expect(capture!.clip!.intrinsics).toEqual({ fx: 212.5, fy: 212.75, cx: 127.5, cy: 95.25 });
    expect([capture!.clip!.width, capture!.clip!.height]).toEqual([256, 192]);
    expect(capture!.clip!.fps).toBeCloseTo(10, 9);
    expect(capture!.notes).toEqual(['1 of 3 pictures have no pose within 0.02 s and were left out']);
  });

  test('poses are world to camera, and the rows of normalizedAxes are the axes of a box', async () => {
    const { scene } = await readFolder([annotation, trajectory, cameraFile('305.377')]);
    // straight ahead is world y, down is −z, and the camera stands 1.5 m up
    expectNumbers(transformPoint(scene.poses[0]!, [0, 0, 0]), [0, 0, 1.5], 12);
    expectNumbers(transformPoint(scene.poses[0]!, [0, 0, 1]), [0, 1, 1.5], 12);
    expectNumbers(transformPoint(scene.poses[0]!, [0, 1, 0]), [0, 0, 0.5], 12);
    expectNumbers(transformPoint(scene.poses[1]!, [0, 0, 0]), [0.1, 0, 1.5], 12);
    const { box, id, label } = scene.instances[0]!;
    expect([id, label]).toEqual(['a-1', 'chair']);
    expectNumbers(box, [1, 2, 0.4, 0.5, 0.6, 0.8, Math.atan2(0.6, 0.8), 0, 0], 12);
  });

  test('lenses that move are told, and a camera held on its side', async () => {
    const side = trajectoryFile(['1.5 0 1.5707963 0 0 0 0', '1.6 0 1.5707963 0 0 0 0']);
    const [capture] = await read(
      annotation,
      side,
      cameraFile('1.500', '256 192 200 200 128 96'),
      cameraFile('1.600', '256 192 210 210 128 96'),
    );
    expect(capture!.notes.join('\n')).toContain('The focal length varies by 4.8 %');
    expect(capture!.notes.join('\n')).toContain('held on its side');
  });

  test('boxes without a trajectory are a scene, and a trajectory without boxes too', async () => {
    const [boxes] = await read(annotation);
    expect([boxes!.clip, boxes!.boxes.length]).toEqual([null, 1]);
    const [poses] = await read(trajectory);
    expect([poses!.id, poses!.clip!.frames.length, poses!.boxes.length]).toEqual(['41069021', 2, 0]);
  });

  test('the sharper pictures are taken, if there are any, with their own cameras', async () => {
    const path = (folder: string, name: string) =>
      `Training/41069021/41069021_frames/${folder}/41069021_${name}`;
    const sharp = memoryFile(path('vga_wide_intrinsics', '305.377.pincam'), '640 480 530 530 320 240');
    const [small] = await read(trajectory, pictureFile('305.377'), cameraFile('305.377'), sharp);
    expect(small!.clip!.width).toBe(256);
    const large = memoryFile(path('vga_wide', '305.377.png'), 'png');
    const [clear] = await read(trajectory, pictureFile('305.377'), cameraFile('305.377'), sharp, large);
    expect([clear!.clip!.width, clear!.clip!.frames[0]!.picture!.path]).toEqual([640, large.path]);
  });

  test('nothing sound is an error', async () => {
    await expect(read(memoryFile('a.traj', 'time of flight'))).rejects.toThrow(SceneError);
  });
});

test('the living room comes back: poses, boxes, times', async () => {
  const room = livingRoomFolder();
  const files = await arkitscenesFormat.write(room);
  expect(await arkitscenesFormat.detect({ name: 'out', files })).toBe(true);
  const again = await readFolder(files);
  // its poses are rounded to six digits, and a vector can only say rotations
  const poses = room.scene.poses.map((pose) =>
    matrix4(nearestRotation(rotationOf(pose))!, translationOf(pose)),
  );
  expectSameScene(again, { ...room, scene: { ...room.scene, poses } });
  expect(again.scene.timestamps).toEqual(room.scene.timestamps);
});

test('a scan comes back from a scan', async () => {
  const first = await readFolder([
    annotation,
    trajectory,
    pictureFile('305.377'),
    pictureFile('305.478'),
    cameraFile('305.377'),
  ]);
  const files = await arkitscenesFormat.write(first);
  expect(files.map(({ path }) => path)).toContain(
    '41069021/41069021_frames/lowres_wide/41069021_305.478.png',
  );
  const second = await readFolder(files);
  expectSameScene(second, first);
  expect(second.scene.timestamps).toEqual(first.scene.timestamps);
  const data = JSON.parse(await (await files[0]!.blob()).text()).data[0].segments.obbAligned;
  expectNumbers(data.normalizedAxes, ANNOTATION.data[0]!.segments.obbAligned.normalizedAxes, 12);
  const trajectoryAgain = await (await files[1]!.blob()).text();
  trajectoryAgain
    .trim()
    .split('\n')
    .forEach((line, i) => {
      expectNumbers(line.split(' ').map(Number), TRAJECTORY[i]!.split(' ').map(Number), 12);
    });
});
