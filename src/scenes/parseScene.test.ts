import { describe, expect, it } from 'vitest';
import { annotateScene } from './annotateScene';
import { decodePoints } from './decodePoints';
import { decodeRays } from './decodeRays';
import { parseScene } from './parseScene';
import { readJson } from './readJson';
import { recordedScene } from './recordedScene';
import { SceneError } from './sceneError';
import { expectNumbers } from './testing/expectNumbers';
import { SMALL_SCENE_RAY_BYTES, smallScene } from './testing/smallScene';

type Spoil = (scene: ReturnType<typeof smallScene>) => unknown;

/** What is done to a sound scene, and what the reader is told. */
const SPOILT: readonly [string, Spoil, string][] = [
  [
    'another format',
    (s) => ({ ...s, format: 'other' }),
    'scene.json: format is "other": expected "reward-room/scene"',
  ],
  [
    'a later version',
    (s) => ({ ...s, version: 2 }),
    'scene.json: version is 2: expected 1. This version of Reward Room reads version 1 only',
  ],
  ['no poses', ({ poses, ...s }) => s, 'scene.json: poses is missing: expected a list. Add it.'],
  [
    'text for a number',
    (s) => ({ ...s, intrinsics: { ...s.intrinsics, fx: '577' } }),
    'scene.json: intrinsics.fx is "577": expected a number',
  ],
  [
    'a path out of the folder',
    (s) => ({ ...s, clip: { ...s.clip, file: '../clip.mp4' } }),
    'scene.json: clip.file is "../clip.mp4": expected a path inside the scene folder',
  ],
  [
    'a short pose',
    (s) => ({ ...s, poses: [s.poses[0]!.slice(1), ...s.poses.slice(1)] }),
    'scene.json: poses[0]',
  ],
  [
    'a missing pose',
    (s) => ({ ...s, poses: s.poses.slice(1) }),
    'scene.json: poses.length is 2: the clip has 3 frames',
  ],
  [
    'a scaled pose',
    (s) => ({ ...s, poses: [s.poses[0]!.map((v) => 2 * v), ...s.poses.slice(1)] }),
    'scene.json: poses[0]',
  ],
  [
    'a mirrored pose',
    (s) => ({ ...s, poses: [[-1, ...s.poses[0]!.slice(1)], ...s.poses.slice(1)] }),
    'not a rigid camera-to-world matrix',
  ],
  [
    'a frame after the end',
    (s) => ({ ...s, poster: { ...s.poster, frame: 3 } }),
    'scene.json: poster.frame is 3: the clip ends at frame 2',
  ],
  [
    'a negative frame',
    (s) => ({ ...s, poster: { ...s.poster, frame: -1 } }),
    'scene.json: poster.frame is -1',
  ],
  [
    'ray frames out of order',
    (s) => ({ ...s, rays: { ...s.rays, frames: [2, 0] } }),
    'scene.json: rays.frames[1] is 0: not above the frame before it',
  ],
  [
    'a flat room',
    (s) => ({ ...s, bounds: { min: [0, 0, 0], max: [4, 3, 0] } }),
    'scene.json: bounds.min[2] is 0: not below bounds.max',
  ],
  [
    'points without scale',
    (s) => ({ ...s, points: { ...s.points, scale: 0 } }),
    'scene.json: points.scale is 0: must be above 0',
  ],
  [
    'an id twice',
    (s) => ({ ...s, instances: [...s.instances, ...s.instances] }),
    'scene.json: instances[1].id is "chair-1": also the id of instances[0]',
  ],
  [
    'a negative size',
    (s) => ({ ...s, instances: [{ ...s.instances[0]!, box: [1, 1, 1, 1, -1, 1, 0, 0, 0] }] }),
    'scene.json: instances[0].box[4] is -1: a size must be above 0',
  ],
  [
    'a box of eight numbers',
    (s) => ({ ...s, instances: [{ ...s.instances[0]!, box: [1, 1, 1, 1, 1, 1, 0, 0] }] }),
    'scene.json: instances[0].box',
  ],
  [
    'null for NaN',
    (s) => ({ ...s, instances: [{ ...s.instances[0]!, box: [null, 1, 1, 1, 1, 1, 0, 0, 0] }] }),
    'scene.json: instances[0].box[0] is null: expected a number',
  ],
  [
    'seen after the end',
    (s) => ({ ...s, instances: [{ ...s.instances[0]!, seen: [{ frame: 9, visible: 1, area: 5 }] }] }),
    'scene.json: instances[0].seen[0].frame is 9',
  ],
  ['no object at all', () => 'scene', 'scene.json is "scene": expected an object'],
];

describe('parseScene', () => {
  it('reads a sound scene', () => {
    expect(parseScene(smallScene()).instances[0]!.label).toBe('chair');
  });

  it.each(SPOILT)('says what is wrong with %s', (_, spoil, message) => {
    expect(() => parseScene(spoil(smallScene()))).toThrow(SceneError);
    expect(() => parseScene(spoil(smallScene()))).toThrow(message);
  });

  it('lists everything that is wrong', () => {
    const scene = { ...smallScene(), units: 'inch', title: 7 };
    expect(() => parseScene(scene)).toThrow(/title.*units/s);
  });

  it('says where JSON breaks', () => {
    const bytes = new TextEncoder().encode('{"format": ').buffer;
    expect(() => readJson('scene.json', bytes)).toThrow('scene.json: not JSON');
  });
});

describe('decodePoints', () => {
  const scene = parseScene(smallScene());
  const buffer = new ArrayBuffer(18);
  const view = new DataView(buffer);
  [100, -200, 300, 0, 1, 2].forEach((value, i) => {
    view.setInt16(2 * i, value, true);
  });
  [10, 20, 30, 40, 50, 60].forEach((value, i) => {
    view.setUint8(12 + i, value);
  });

  it('reads positions and colours', () => {
    const { count, positions, colors } = decodePoints(buffer, scene.points!);
    expect(count).toBe(2);
    expectNumbers(positions, [1.1, 1.8, 0.3, 1, 2.001, 0.002], 6);
    expect([...colors]).toEqual([10, 20, 30, 40, 50, 60]);
  });

  it('says that a file is cut short', () => {
    expect(() => decodePoints(buffer.slice(0, 17), scene.points!)).toThrow(
      'points.bin is 17 bytes long: scene.json says 2 points, which take 18 bytes. Copy the file again, or correct points.count.',
    );
  });
});

describe('decodeRays', () => {
  const scene = recordedScene(parseScene(smallScene()));
  const views = decodeRays(new ArrayBuffer(SMALL_SCENE_RAY_BYTES), scene);

  it('gives the views of the ray frames, in units of the picture', () => {
    expect(views.frames).toBe(2);
    expect(views.intrinsics.fy).toBeCloseTo(577.6 / 480, 12);
    expect(views.depth.length).toBe(2 * 144);
    expect(views.poses[1]).toBe(scene.poses[2]);
  });

  it('says that a file is cut short', () => {
    expect(() => decodeRays(new ArrayBuffer(5), scene)).toThrow(
      'rays.bin is 5 bytes long: 288 rays take 864 bytes',
    );
  });

  it('turns seen pixels into rays', () => {
    const { instances, clipFrames } = annotateScene(scene, views);
    expect(clipFrames).toEqual([0, 2]);
    // half of a tenth of the picture
    expect(instances[0]!.rays).toEqual([0, Math.round(144 / 20)]);
  });
});
