import { describe, expect, it } from 'vitest';
import { invertPose } from '#rewards';
import { decodePoints } from '../../decodePoints';
import { expectNumbers } from '../../testing/expectNumbers';
import { convertFrames } from '../apply/convertFrames';
import { memoryFile } from '../memoryFile';
import type { SourceFile } from '../sourceFile';
import { binaryModel } from '../testing/binaryModel';
import { expectSamePoints } from '../testing/expectSamePoints';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { png } from '../testing/png';
import { colmapFormat } from './colmapFormat';

const read = (...files: SourceFile[]) => colmapFormat.read({ name: 'Desk', files });
const HALF = Math.SQRT1_2;

const CAMERAS =
  '# Camera list\n3 PINHOLE 640 480 600 610 320.5 239\n8 SIMPLE_RADIAL 1280 960 1200 640 480 0.1\n';
const IMAGES = `# Image list
7 ${HALF} ${HALF} 0 0 -2 1.5 -1 3 b/frame 10.png
1.5 2.5 -1 3 4 17

9 1 0 0 0 0 0 0 8 b/frame 9.png

`;
const POINTS = '# 3D\n17 1 2 3 255 128 0 0.5 7 1 9 0\n4 -1 -2.5 1e-3 0 1 2 0.1\n';

/** The same model in COLMAP's binary form. */
const binary = () =>
  Object.entries(binaryModel()).map(([name, bytes]) => memoryFile(`sparse/0/${name}`, bytes));

const text = () => [
  memoryFile('sparse/0/cameras.txt', CAMERAS),
  memoryFile('sparse/0/images.txt', IMAGES),
  memoryFile('sparse/0/points3D.txt', POINTS),
];
const pictures = (folder: string) =>
  [9, 10].map((n) => memoryFile(`${folder}/b/frame ${n}.png`, png(1280, 960)));

/** Largest difference of two lists of matrices. */
function farthest(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  const wanted = b.flat();
  return Math.max(...a.flat().map((value, i) => Math.abs(value - wanted[i]!)));
}

describe('colmapFormat', () => {
  it.each([
    ['text', text],
    ['binary', binary],
  ])('reads several cameras, names with spaces and folders, and points: %s', async (_, files) => {
    const [capture] = await read(...files(), ...pictures('images'), ...pictures('images_4'));
    const { clip, points, convention, open, notes } = capture!;
    expect(clip!.frames.map(({ name, picture }) => [name, picture?.path])).toEqual([
      ['b/frame 9.png', 'images/b/frame 9.png'],
      ['b/frame 10.png', 'images/b/frame 10.png'],
    ]);
    expect(clip).toMatchObject({ width: 1280, height: 960, video: null });
    expectNumbers(clip!.frames[1]!.pose!, [1, 0, 0, -2, 0, 0, -1, 1.5, 0, 1, 0, -1, 0, 0, 0, 1], 15);
    expect(points).toEqual({
      count: 2,
      positions: Float32Array.of(1, 2, 3, -1, -2.5, 1e-3),
      colors: Uint8Array.of(255, 128, 0, 0, 1, 2),
    });
    expect(convention).toMatchObject({ pose: 'world-to-camera', camera: 'opencv', up: '-y' });
    expect(open).toEqual(['up', 'metres']);
    const path = files()[0]!.path;
    expect(notes).toEqual([
      `${path.replace('cameras', 'images')}: frames are ordered by name, not as in the file`,
      'Intrinsics vary by up to 1.7 % of the focal length: 1 frame drawn with those of the others',
      `${path}: its pictures are distorted (SIMPLE_RADIAL): boxes are drawn without undistortion and are off near the edges`,
      'COLMAP knows no scale: distances are in its own units until one is given',
    ]);
  });

  it('reads images whose empty second lines an editor has dropped', async () => {
    const images = IMAGES.replaceAll('\n\n', '\n').replace('1.5 2.5 -1 3 4 17\n', '');
    const [capture] = await read(...text().with(1, memoryFile('sparse/0/images.txt', images)));
    expect(capture!.clip!.frames).toHaveLength(2);
  });

  it('knows the world of ScanNet++', async () => {
    const files = text().map((file) => ({ ...file, path: file.path.replace('sparse/0', 'a1/dslr/colmap') }));
    expect((await read(...files))[0]).toMatchObject({ convention: { up: '+z' }, open: [] });
  });

  it('writes what it reads: the living room comes back', async () => {
    const folder = livingRoomFolder();
    const [capture] = await read(...(await colmapFormat.write(folder)));
    const { clip, intrinsics, poses } = folder.scene;
    const { convention, open, points, notes } = capture!;
    expect([open, notes]).toEqual([[], []]);
    expect(capture!.clip).toMatchObject({
      width: clip!.width,
      height: clip!.height,
      fps: clip!.fps,
      intrinsics,
      video: { path: 'clip.mp4' },
    });
    const buffer = await (await folder.files.get('points.bin')!.blob()).arrayBuffer();
    expectSamePoints(points, decodePoints(buffer, folder.scene.points!));
    // The room's poses have six decimals; the rotation nearest to one of them differs by so much.
    const back = convertFrames(capture!, convention).poses;
    expect(farthest(back, poses)).toBeLessThan(2e-6);
    // From there on nothing is lost.
    const scene = { ...folder.scene, poses: back.map((pose) => [...pose]) };
    const [again] = await read(...(await colmapFormat.write({ ...folder, scene })));
    expect(farthest(convertFrames(again!, convention).poses, back)).toBeLessThan(1e-12);
  });

  it('keeps the names of pictures', async () => {
    const [capture] = await read(...text(), ...pictures('images'));
    const { scene, files } = {
      scene: {
        ...livingRoomFolder().scene,
        clip: { pictures: ['b/frame 9.png', 'b/frame 10.png'], width: 1280, height: 960, fps: 10, frames: 2 },
        points: undefined,
        poses: capture!.clip!.frames.map(({ pose }) => [...invertPose(pose!)]),
      },
      files: new Map(capture!.clip!.frames.map(({ name, picture }) => [name, picture!])),
    };
    const written = await colmapFormat.write({ scene, files, tasks: [] });
    const [back] = await read(...written);
    expect(back!.clip!.frames.map(({ name, picture }) => [name, picture!.path])).toEqual([
      ['b/frame 9.png', 'b/frame 9.png'],
      ['b/frame 10.png', 'b/frame 10.png'],
    ]);
    expect(back!.notes).toEqual(['sparse/0/points3D.txt: there are no points in it']);
  });
});
