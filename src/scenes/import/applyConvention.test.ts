import { beforeAll, describe, expect, it } from 'vitest';
import { decodePoints } from '../decodePoints';
import { decodeRays } from '../decodeRays';
import type { PointCloud } from '../pointCloud';
import { recordedScene } from '../recordedScene';
import { type AppliedScene, applyConvention } from './applyConvention';
import type { Capture, CaptureBox } from './capture';
import { type Convention, OUR_CONVENTION } from './convention';
import { folderCapture } from './rewardRoom/folderCapture';
import type { SceneFolder } from './sceneFolder';
import { livingRoomFolder } from './testing/livingRoomFolder';
import { reexpress } from './testing/reexpress';
import { syntheticRoom } from './testing/syntheticRoom';

const room = livingRoomFolder();
const bytes = async (folder: SceneFolder, name: string) =>
  (await folder.files.get(name)!.blob()).arrayBuffer();
const cloud = async (folder: SceneFolder) =>
  decodePoints(await bytes(folder, 'points.bin'), folder.scene.points!);

describe('applyConvention, of the living room as it is', () => {
  let capture: Capture;
  let applied: AppliedScene;
  beforeAll(async () => {
    capture = await folderCapture(room);
    applied = await applyConvention(capture, OUR_CONVENTION);
  }, 120_000);

  it('changes no number', async () => {
    const bare = ({ scene }: SceneFolder) =>
      scene.instances.map(({ id, label, box }) => ({ id, label, box }));
    expect(applied.scene.poses).toEqual(room.scene.poses);
    expect(applied.scene.timestamps).toEqual(room.scene.timestamps);
    expect(bare(applied)).toEqual(bare(room));
    // a capture has no place for how a question was made and answered
    const asked = room.tasks.map((task) => ({
      ...task,
      subset: undefined,
      working: undefined,
      about: undefined,
    }));
    expect(applied.tasks).toEqual(asked);
    expect(applied.notes).toEqual([]);
    expect(sortedPoints(await cloud(applied))).toEqual(sortedPoints(capture.points!));
  });

  it('finds out what is seen about as well as the renderer knew', () => {
    let [both, only, difference] = [0, 0, 0];
    room.scene.instances.forEach(({ seen }, i) => {
      const found = new Map(applied.scene.instances[i]!.seen.map(({ frame, visible }) => [frame, visible]));
      for (const { frame, visible } of seen) {
        const ours = found.get(frame);
        if (ours === undefined) only += 1;
        else [both, difference] = [both + 1, difference + Math.abs(ours - visible)];
      }
    });
    expect(only).toBeLessThan(0.01 * both);
    expect(difference / both).toBeLessThan(0.1);
  });

  it('splats rays that measure what the recorded ones measured', async () => {
    const truth = decodeRays(await bytes(room, 'rays.bin'), recordedScene(room.scene));
    const ours = decodeRays(await bytes(applied, 'rays.bin'), recordedScene(applied.scene));
    expect(applied.scene.rays!.frames).toEqual(room.scene.rays!.frames);
    let [measured, near] = [0, 0];
    truth.depth.forEach((depth, i) => {
      if (depth === 0) return;
      measured += 1;
      if (Math.abs(ours.depth[i]! - depth) < 0.1 * depth) near += 1;
    });
    expect(near / measured).toBeGreaterThan(0.93);
  });
});

describe('applyConvention, of every other convention', () => {
  const alignment = [0.8, -0.6, 0, -1.2, 0.6, 0.8, 0, 0.7, 0, 0, 1, -0.06, 0, 0, 0, 1];
  const all = { poses: true, points: true, boxes: true };
  const cases: [string, Partial<Convention>, { matrices?: boolean; alignment?: number[] }?][] = [
    ['world-to-camera poses', { pose: 'world-to-camera' }],
    ['an OpenGL camera', { camera: 'opengl' }],
    ['both', { pose: 'world-to-camera', camera: 'opengl' }],
    ...(['+x', '-x', '+y', '-y', '-z'] as const).map((up): [string, Partial<Convention>] => [
      `${up} up`,
      { up },
    ]),
    ['millimetres', { metres: 0.001 }],
    ['half extents', { extents: 'half' }],
    ['zxy angles', { euler: 'zxy' }],
    ['XYZ angles', { euler: 'XYZ' }],
    ['matrices by columns', {}, { matrices: true }],
    ['matrices by rows', { axes: 'rows' }, { matrices: true }],
    ['everything unaligned', { align: all }, { alignment }],
    ['poses unaligned', { align: { ...all, points: false, boxes: false } }, { alignment }],
    [
      'everything at once',
      {
        pose: 'world-to-camera',
        camera: 'opengl',
        up: '-y',
        extents: 'half',
        euler: 'zxy',
        metres: 0.01,
        align: all,
      },
      { alignment },
    ],
  ];
  const { capture } = syntheticRoom('inside-out', { tilted: true });
  const tasks: Capture['tasks'] = [
    { kind: 'detection', id: 'd', prompt: 'p', frames: [3, 4], boxes: [box('box-1', [0.2, 0.1, 2])] },
    { kind: 'grounding', id: 'g', prompt: 'p', frames: [2, 5], box: box('box-2', [1, 2, 0.5]), frame: 1 },
  ];
  const ours = { ...capture, tasks, boxes: [...capture.boxes, { ...box('seen', [0.2, 0.1, 2]), camera: 3 }] };

  it.each(cases)('undoes %s', async (_, part, form) => {
    const convention = { ...OUR_CONVENTION, ...part };
    const wanted = await applyConvention(ours, OUR_CONVENTION);
    const got = await applyConvention(reexpress(ours, convention, form), convention);
    near(got.scene.poses.flat(), wanted.scene.poses.flat(), 9);
    near(
      got.scene.instances.flatMap(({ box: numbers }) => numbers),
      wanted.scene.instances.flatMap(({ box: numbers }) => numbers),
      9,
    );
    const [detection, grounding] = got.tasks;
    const [wantedDetection, wantedGrounding] = wanted.tasks;
    if (detection?.kind !== 'detection' || wantedDetection?.kind !== 'detection')
      throw new Error('no detection');
    if (grounding?.kind !== 'grounding' || wantedGrounding?.kind !== 'grounding')
      throw new Error('no grounding');
    near(detection.target.boxes[0]!.box, wantedDetection.target.boxes[0]!.box, 9);
    expect(detection.target.boxes[0]!.instance).toBe('box-1');
    near(grounding.target.box, wantedGrounding.target.box, 9);
    near(grounding.poses.flat(), wantedGrounding.poses.flat(), 9);
    near(got.scene.bounds.min, wanted.scene.bounds.min, 3);
  });
});

describe('applyConvention, of what is damaged', () => {
  const { capture } = syntheticRoom('orbit');
  const frames = capture.clip!.frames;
  const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  const withPose = (pose: number[], video: boolean): Capture => ({
    ...capture,
    tasks: [
      { kind: 'detection', id: 'd1', prompt: 'p', frames: [0, 5], boxes: [] },
      { kind: 'detection', id: 'd2', prompt: 'p', frames: [6, 7], boxes: [] },
    ],
    clip: {
      ...capture.clip!,
      video: video ? { path: 'walk.mp4', size: 1, blob: async () => new Blob(['x']) } : null,
      frames: frames.map((frame, i) => (i === 5 ? { ...frame, pose } : frame)),
    },
  });

  it.each([
    ['NaN', identity.with(3, Number.NaN), 'not all numbers are finite (tracking was lost)'],
    ['a scale', identity.map((v, i) => (i < 11 ? 2 * v : v)), 'the rotation is scaled by 2'],
    ['a mirror image', identity.with(0, -1), 'the rotation is a mirror image (a left-handed world)'],
    ['zeros', identity.map(() => 0), 'the last row is 0 0 0 0 instead of 0 0 0 1'],
    ['a skew', identity.with(1, 0.5), 'not rigid: the rotation is skewed or scaled'],
    ['columns for rows', [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 3, 2, 1, 1], 'the matrix is column-major'],
    ['twelve numbers', identity.slice(0, 12), 'a pose has 16 numbers, this one has 12'],
  ])('leaves out a frame whose pose is %s, and the tasks that show it', async (_, pose, message) => {
    const { scene, tasks, notes } = await applyConvention(withPose(pose, false), OUR_CONVENTION);
    expect(scene.poses.length).toBe(frames.length - 1);
    expect(notes.join('\n')).toContain('1 frame of 24 left out: frame 5 (5.jpg): ');
    expect(notes.join('\n')).toContain(message);
    expect(notes.join('\n')).toContain('Task d1 was left out: it shows a frame that was left out');
    expect(tasks.map(({ id, frames: shown }) => [id, shown])).toEqual([['d2', [5, 6]]]);
  });

  it('leaves out all poses of a video if one of them is none', async () => {
    const { scene, notes } = await applyConvention(withPose(identity.with(0, 3), true), OUR_CONVENTION);
    expect(scene.clip).toMatchObject({ file: 'walk.mp4', frames: 24 });
    expect(scene.poses).toEqual([]);
    expect(notes.join()).toContain('All poses were left out: frame 5 (5.jpg)');
  });

  it('takes the nearest rotation of a pose that is nearly rigid', async () => {
    const { scene, notes } = await applyConvention(withPose(identity.with(1, 5e-4), false), OUR_CONVENTION);
    expect(scene.poses.length).toBe(frames.length);
    expect(notes).toEqual(['1 pose not quite rigid (off by up to 3e-4): the nearest rotation was taken']);
  });

  it.each([
    [
      'a negative extent',
      { size: [1, -1, 1] },
      'Box 12, x (chair), was left out: an extent is -1, and must be above 0',
    ],
    ['NaN', { centre: [0, Number.NaN, 0] }, 'not all of its numbers are finite'],
    ['axes that are no rotation', { rotation: [1, 0, 0, 1, 0, 0, 0, 0, 1] }, 'its axes are no rotation'],
    ['a quaternion', { rotation: [1, 0, 0, 0] }, 'a rotation has 3 or 9 numbers, this one has 4'],
  ])('leaves out a box with %s', async (_, part, message) => {
    const bad = { ...box('x', [0, 0, 1]), ...part } as CaptureBox;
    const { scene, notes } = await applyConvention(
      { ...capture, boxes: [...capture.boxes, bad] },
      OUR_CONVENTION,
    );
    expect(scene.instances.length).toBe(12);
    expect(notes.join()).toContain(message);
  });

  it('tells boxes of one id apart', async () => {
    const { scene, notes } = await applyConvention(
      { ...capture, boxes: [...capture.boxes, capture.boxes[0]!] },
      OUR_CONVENTION,
    );
    expect(scene.instances.at(-1)!.id).toBe('box-0-2');
    expect(notes.join()).toContain('Box 12 has the id box-0 of an earlier one and was named box-0-2');
  });

  it('leaves out points that are nowhere', async () => {
    const positions = capture.points!.positions.slice();
    positions[4] = Number.POSITIVE_INFINITY;
    const { scene, notes } = await applyConvention(
      { ...capture, points: { ...capture.points!, positions } },
      OUR_CONVENTION,
    );
    expect(scene.points!.count).toBe(capture.points!.count - 1);
    expect(notes).toEqual(['1 points are not finite and were left out']);
  });
});

describe('applyConvention, of 2 million points', () => {
  it('keeps an even share of them, and says so', async () => {
    const count = 2_000_000;
    const positions = new Float32Array(3 * count);
    for (let i = 0; i < count; i++) {
      // a floor of 10 × 10 m, one corner of it scanned a hundred times as densely
      const side = i % 2 === 0 ? 1000 : 100;
      positions[3 * i] = ((i >> 1) % 1000) / side;
      positions[3 * i + 1] = Math.floor(i / 2000) / side;
    }
    const points: PointCloud = { count, positions, colors: new Uint8Array(3 * count) };
    const capture: Capture = { ...syntheticRoom('orbit').capture, clip: null, points, boxes: [] };
    const { scene, notes, files } = await applyConvention(capture, OUR_CONVENTION);
    expect(notes).toEqual(['2,000,000 points thinned to 200,000']);
    expect(scene.points!.count).toBe(200_000);
    const kept = decodePoints(await (await files.get('points.bin')!.blob()).arrayBuffer(), scene.points!);
    const cells = new Set(Array.from({ length: 2500 }, (_, i) => cell(kept, i)));
    // the first 2,500 points: one in each of the 50 × 50 squares of 20 cm
    expect(cells.size).toBe(2500);
  });
});

function cell({ positions }: PointCloud, i: number): number {
  return Math.floor(positions[3 * i]! / 0.2) * 1000 + Math.floor(positions[3 * i + 1]! / 0.2);
}

function box(id: string, centre: [number, number, number]): CaptureBox {
  return { id, label: 'chair', centre, size: [0.5, 0.6, 0.7], rotation: [0.3, 0.2, -0.1] };
}

function near(got: readonly number[], wanted: readonly number[], digits: number): void {
  expect(got.length).toBe(wanted.length);
  got.forEach((value, i) => {
    expect(Math.abs(value - wanted[i]!), `number ${i}`).toBeLessThan(10 ** -digits);
  });
}

function sortedPoints({ count, positions, colors }: PointCloud): string[] {
  const rows = Array.from({ length: count }, (_, i) =>
    [...positions.subarray(3 * i, 3 * i + 3), ...colors.subarray(3 * i, 3 * i + 3)].join(),
  );
  return rows.sort();
}
