import { describe, expect, it } from 'vitest';
import { decodePoints } from '../../decodePoints';
import { applyConvention } from '../applyConvention';
import { memoryFile } from '../memoryFile';
import type { SourceFile } from '../sourceFile';
import { expectSamePoints } from '../testing/expectSamePoints';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { png } from '../testing/png';
import { nerfstudioFormat } from './nerfstudioFormat';

const read = (...files: SourceFile[]) => nerfstudioFormat.read({ name: 'Café 1', files });
const json = (value: unknown, path = 'transforms.json') => memoryFile(path, JSON.stringify(value));

const LEVEL = [
  [1, 0, 0, 2],
  [0, 0, -1, 1],
  [0, 1, 0, 1.5],
  [0, 0, 0, 1],
];
const CAMERA = { fl_x: 600, fl_y: 610, cx: 320, cy: 240, w: 640, h: 480 };
const frame = (file_path: string, more: object = {}) => ({ file_path, transform_matrix: LEVEL, ...more });

describe('nerfstudioFormat', () => {
  it('reads cameras, pictures and points', async () => {
    const ply =
      'ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n1 2 3 4 5 6\n';
    const [capture] = await read(
      json({
        ...CAMERA,
        ply_file_path: 'sparse_pc.ply',
        frames: [frame('images/f_10.png'), frame('./images/f_9.png')],
      }),
      memoryFile('images/f_9.png', png(640, 480)),
      memoryFile('images/f_10.png', png(640, 480)),
      memoryFile('sparse_pc.ply', ply),
    );
    const { clip, ...rest } = capture!;
    expect(clip).toMatchObject({
      width: 640,
      height: 480,
      fps: 10,
      video: null,
      intrinsics: { fx: 600, fy: 610, cx: 320, cy: 240 },
      frames: [
        { name: './images/f_9.png', picture: { path: 'images/f_9.png' }, time: null },
        { name: 'images/f_10.png', picture: { path: 'images/f_10.png' }, pose: LEVEL.flat() },
      ],
    });
    expect(rest).toMatchObject({
      id: 'cafe-1',
      title: 'Café 1',
      convention: { pose: 'camera-to-world', camera: 'opengl', up: '+z' },
      points: { count: 1, positions: Float32Array.of(1, 2, 3), colors: Uint8Array.of(4, 5, 6) },
      notes: ['transforms.json: frames are ordered by name, not as in the file'],
    });
    // x right, OpenGL's y up is the world's z, and it looks along the world's y
    const { scene } = await applyConvention(capture!, capture!.convention);
    expect(scene.poses[0]!.map((value) => value + 0)).toEqual([
      1, 0, 0, 2, 0, 0, 1, 1, 0, -1, 0, 1.5, 0, 0, 0, 1,
    ]);
  });

  it('reads Blender data sets: an angle of view, no suffixes, no sizes, several files', async () => {
    const captures = await read(
      json({ camera_angle_x: Math.PI / 2, frames: [frame('./train/r_0')] }, 'lego/transforms_train.json'),
      json({ camera_angle_x: Math.PI / 2, frames: [frame('./test/r_0')] }, 'lego/transforms_test.json'),
      memoryFile('lego/train/r_0.png', png(800, 600)),
      memoryFile('lego/test/r_0.png', png(800, 600)),
    );
    expect(captures.map(({ id }) => id)).toEqual(['lego-train', 'lego-test']);
    const { clip } = captures[1]!;
    expect(clip!.frames[0]!.picture!.path).toBe('lego/test/r_0.png');
    expect(clip).toMatchObject({ width: 800, height: 600, intrinsics: { cx: 400, cy: 300 } });
    expect(clip!.intrinsics!.fx).toBeCloseTo(400, 10);
    expect(clip!.intrinsics!.fy).toBeCloseTo(400, 10);
  });

  it('says what it does not do: distortion, depth, intrinsics that vary, frames of another shape', async () => {
    const [capture] = await read(
      json({
        ...CAMERA,
        k1: 0.05,
        applied_transform: [1],
        frames: [
          frame('1.png'),
          frame('2.png', { fl_x: 609, depth_file_path: 'd' }),
          frame('3.png'),
          frame('4.png', { w: 480, h: 640 }),
        ],
      }),
    );
    expect(capture!.clip!.frames.map(({ name }) => name)).toEqual(['1.png', '2.png', '3.png']);
    expect(capture!.clip!.intrinsics!.fx).toBe(600);
    expect(capture!.notes).toEqual([
      'transforms.json: its pictures are distorted: boxes are drawn without undistortion and are off near the edges',
      'transforms.json: depth pictures are not read',
      'transforms.json: its world was turned when it was made (applied_transform): points of its COLMAP model do not fit unless turned too',
      '1 frame of 4 left out: the pictures are not in the shape of 640×480',
      'Intrinsics vary by up to 1.5 % of the focal length: 1 frame drawn with those of the others',
      'transforms.json: none of its pictures is among the files, so only cameras are shown',
      'transforms.json: it names no points (ply_file_path)',
    ]);
  });

  it('knows the world of ScanNet++', async () => {
    const [capture] = await read(
      json({ ...CAMERA, frames: [frame('DSC1.JPG')] }, 'a1/dslr/nerfstudio/transforms.json'),
    );
    expect(capture!.convention.up).toBe('-z');
  });

  it('writes what it reads: the living room comes back', async () => {
    const folder = livingRoomFolder();
    const files = await nerfstudioFormat.write(folder);
    expect(files.map(({ path }) => path)).toEqual(['transforms.json', 'clip.mp4', 'sparse_pc.ply']);
    const [capture] = await read(...files);
    const { clip, intrinsics, poses, timestamps } = folder.scene;
    expect(capture!.clip).toMatchObject({
      width: clip!.width,
      height: clip!.height,
      fps: clip!.fps,
      intrinsics,
      video: { path: 'clip.mp4' },
    });
    expect(capture!.clip!.frames.map(({ time }) => time)).toEqual(timestamps);
    const negated = (i: number) => i < 12 && (i % 4 === 1 || i % 4 === 2);
    expect(capture!.clip!.frames.map(({ pose }) => pose)).toEqual(
      poses.map((pose) => pose.map((value, i) => (negated(i) ? 0 - value : value))),
    );
    const buffer = await (await folder.files.get('points.bin')!.blob()).arrayBuffer();
    expectSamePoints(capture!.points, decodePoints(buffer, folder.scene.points!));
  });
});
