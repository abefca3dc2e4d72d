import { beforeAll, describe, expect, it } from 'vitest';
import type { Capture } from './capture';
import { type Convention, OUR_CONVENTION } from './convention';
import type { FramePixels, Judgement } from './judge/judgement';
import { ALL_PARTS, type JudgeOptions, judgeConventions } from './judgeConventions';
import { folderCapture } from './rewardRoom/folderCapture';
import { reexpress } from './testing/reexpress';
import { smallRoom } from './testing/smallRoom';
import { syntheticRoom } from './testing/syntheticRoom';

type Part = keyof Convention;
interface Case {
  /** How the file is really meant. */
  readonly truth: Partial<Convention>;
  readonly parts: readonly Part[];
  readonly matrices?: boolean;
}

const ALIGNMENT = [0.8, -0.6, 0, -1.2, 0.6, 0.8, 0, 0.7, 0, 0, 1, -0.06, 0, 0, 0, 1];
const aligned = (poses: boolean, points: boolean, boxes: boolean) => ({ align: { poses, points, boxes } });

const CAMERAS: Case[] = [
  { truth: {}, parts: ['pose', 'camera', 'up'] },
  { truth: { pose: 'world-to-camera' }, parts: ['pose', 'camera'] },
  { truth: { camera: 'opengl' }, parts: ['pose', 'camera'] },
  { truth: { pose: 'world-to-camera', camera: 'opengl' }, parts: ['pose', 'camera'] },
  { truth: { camera: 'opengl', up: '+y' }, parts: ['pose', 'camera', 'up'] },
  { truth: { pose: 'world-to-camera', up: '-y' }, parts: ['pose', 'camera', 'up'] },
  { truth: { up: '+x' }, parts: ['pose', 'camera', 'up'] },
];
const BOXES: Case[] = [
  { truth: {}, parts: ['extents', 'euler'] },
  { truth: { extents: 'half' }, parts: ['extents', 'euler'] },
  { truth: { euler: 'XYZ' }, parts: ['extents', 'euler'] },
  { truth: { axes: 'rows' }, parts: ['extents', 'axes'], matrices: true },
  { truth: { axes: 'columns' }, parts: ['extents', 'axes'], matrices: true },
];
const LENGTHS: Case[] = [
  { truth: { metres: 0.001 }, parts: ['metres'] },
  { truth: { metres: 0.01 }, parts: ['metres'] },
  { truth: {}, parts: ['metres'] },
];
const TILTED: Case[] = [
  { truth: { euler: 'zxy' }, parts: ['extents', 'euler'] },
  { truth: { euler: 'zxy', extents: 'half' }, parts: ['extents', 'euler'] },
];
const ALIGNED: Case[] = [
  { truth: aligned(true, true, false), parts: ['align'] },
  { truth: aligned(true, false, false), parts: ['align'] },
  { truth: aligned(false, true, true), parts: ['align'] },
];
const EVERYTHING: Case[] = [
  {
    truth: {
      pose: 'world-to-camera',
      camera: 'opengl',
      up: '+y',
      euler: 'zxy',
      extents: 'half',
      metres: 0.001,
    },
    parts: ALL_PARTS,
  },
];

/** A file that declares our convention and is really meant otherwise. */
async function judge(capture: Capture, { truth, parts, matrices }: Case, options: JudgeOptions = {}) {
  const alignment = truth.align ? ALIGNMENT : null;
  const file = reexpress(capture, { ...OUR_CONVENTION, ...truth }, { alignment, matrices });
  return judgeConventions({ ...file, convention: OUR_CONVENTION }, { ...options, parts });
}

/** Expects the truth to win, and to be told apart from what the file declares. */
function expectTruth({ best, margin, doubtful, declared }: Judgement, { truth }: Case, least = 0.5): void {
  expect(best.convention).toEqual({ ...OUR_CONVENTION, ...truth });
  expect(margin).toBeGreaterThan(least);
  if (best !== declared) expect(best.score - declared.score).toBeGreaterThan(1);
  if (Object.keys(truth).length === 0) expect(doubtful).toBe(false);
}

const name = ({ truth, parts, matrices }: Case) =>
  `${JSON.stringify(truth)}${matrices ? ' in matrices' : ''} out of ${parts.join(' × ')}`;
const table = (cases: readonly Case[]): [string, Case][] => cases.map((one) => [name(one), one]);

describe('judgeConventions, on the living room', () => {
  let capture: Capture;
  beforeAll(async () => {
    capture = await folderCapture(await smallRoom({ every: 4, points: 30_000 }));
  }, 120_000);

  it.each(table([...CAMERAS, ...BOXES, ...LENGTHS, ...TILTED, ...ALIGNED, ...EVERYTHING]))(
    'finds %s',
    async (_, one) => {
      expectTruth(await judge(capture, one), one);
    },
  );

  it.each(table(CAMERAS))('finds %s without points, by the boxes', async (_, one) => {
    expectTruth(await judge({ ...capture, points: null }, one), one, 0.2);
  });

  it('finds the order of angles by the boxes of tasks alone', async () => {
    const one: Case = { truth: { euler: 'zxy' }, parts: ['euler'] };
    expectTruth(await judge({ ...capture, boxes: [] }, one), one);
  });

  it('gives its reasons', async () => {
    const { best, runnerUp } = await judge(capture, {
      truth: { camera: 'opengl' },
      parts: ['pose', 'camera'],
    });
    const seen = best.evidence.find((evidence) => evidence.name === 'Cameras held upright')!;
    expect(seen.favours).toEqual(['camera', 'up']);
    expect(seen.score).toBe(0);
    expect(seen.text).toMatch(/0\.9\d of their up lies along the world's/);
    expect(runnerUp!.evidence.map((evidence) => evidence.name)).toEqual(
      best.evidence.map((evidence) => evidence.name),
    );
  });
});

describe.each(['inside-out', 'orbit'] as const)('judgeConventions, on a made-up room, %s', (path) => {
  const upright = syntheticRoom(path);
  const tilted = syntheticRoom(path, { tilted: true });

  it.each(table([...CAMERAS, ...BOXES, ...LENGTHS]))('finds %s', async (_, one) => {
    expectTruth(await judge(upright.capture, one), one);
  });

  it.each(table([...CAMERAS, ...ALIGNED]))('finds %s with pictures, by a good margin', async (_, one) => {
    const { best, ...rest } = await judge(upright.capture, one, { pixels: upright.pixels });
    expectTruth({ best, ...rest }, one, 1.5);
    expect(best.evidence[0]!.name).toBe('Colours agree with the pictures');
    expect(best.evidence[0]!.value).toBeGreaterThan(0.5);
  });

  it.each(table([...TILTED, ...EVERYTHING]))('finds %s, where boxes are tilted', async (_, one) => {
    expectTruth(await judge(tilted.capture, one, { pixels: tilted.pixels }), one);
  });

  it('says that the order of angles makes no difference for upright boxes, and keeps the declared one', async () => {
    const { best, undecided } = await judge(upright.capture, { truth: {}, parts: ['euler', 'extents'] });
    expect(best.convention.euler).toBe('ZXY');
    expect(undecided).toEqual([
      { part: 'euler', why: 'boxes are upright: the order of their angles makes no difference here' },
    ]);
  });
});

describe('judgeConventions, where nothing can be told', () => {
  const { capture } = syntheticRoom('inside-out');
  const clip = capture.clip!;
  const posed = (frames: number) => ({ ...clip, frames: clip.frames.slice(0, frames) });
  const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

  it.each<[string, Partial<Capture>, Part, string]>([
    ['no boxes', { boxes: [] }, 'extents', 'there are no boxes'],
    ['no boxes', { boxes: [] }, 'euler', 'no box has angles'],
    ['no matrices', {}, 'axes', 'no box has a rotation matrix'],
    ['boxes without points', { points: null }, 'extents', 'there are no points to compare with'],
    ['no alignment', {}, 'align', 'the file has no axis alignment'],
    [
      'an alignment that does nothing',
      { axisAlignment: identity },
      'align',
      'the axis alignment is the identity: it makes no difference',
    ],
    ['no poses', { clip: null }, 'pose', 'there are no poses'],
    ['no poses', { clip: null }, 'camera', 'there are no poses'],
    [
      'three poses and nothing else',
      { clip: posed(3), points: null, boxes: [] },
      'pose',
      '3 poses are too few to tell',
    ],
    ['nothing at all', { clip: null, points: null, boxes: [] }, 'up', 'there are neither poses nor points'],
    ['nothing at all', { clip: null, points: null, boxes: [] }, 'metres', 'there is nothing to measure'],
  ])('says why: %s', async (_, part, asked, why) => {
    const judgement = await judgeConventions({ ...capture, ...part }, { parts: [asked] });
    expect(judgement.undecided).toEqual([{ part: asked, why }]);
    expect(judgement.best.convention).toEqual(OUR_CONVENTION);
    expect(judgement.doubtful).toBe(false);
  });

  it('lists alike readings once', async () => {
    const { ranked } = await judgeConventions(capture, { parts: ['axes', 'pose', 'align'] });
    expect(ranked.map(({ convention }) => convention.pose)).toEqual(['camera-to-world', 'world-to-camera']);
    expect(ranked[0]!.convention).toEqual(OUR_CONVENTION);
  });

  it('does without pictures that cannot be had', async () => {
    const pixels = async (): Promise<FramePixels | null> => null;
    const { best } = await judgeConventions(capture, { parts: ['pose', 'camera'], pixels });
    expect(best.evidence.map((evidence) => evidence.name)).not.toContain('Colours agree with the pictures');
  });
});
