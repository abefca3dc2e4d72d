import type { Capture } from './capture';
import type { Convention } from './convention';
import { type ImportControl, report } from './importControl';
import { boxTests } from './judge/boxTests';
import { candidates } from './judge/candidates';
import { colourTest } from './judge/colourTest';
import type { EvidenceTest } from './judge/evidenceTest';
import { groundingTest } from './judge/groundingTest';
import type { Evidence, FramePixels, Judgement, RankedConvention } from './judge/judgement';
import { JudgeSample } from './judge/judgeSample';
import { pathTests } from './judge/pathTests';
import { roomTests } from './judge/roomTests';
import { sightTests } from './judge/sightTests';
import { whyUndecided } from './judge/whyUndecided';
import { evenly } from './read/evenly';

type Part = keyof Convention;

export const ALL_PARTS: readonly Part[] = [
  'pose',
  'camera',
  'up',
  'align',
  'euler',
  'axes',
  'extents',
  'metres',
];

/** A part whose values differ by less than this in their best scores is not decided. */
const UNDECIDED = 0.3;
/** What each departure from the declared convention costs: less than any evidence, more than noise. */
const PRIOR = 0.15;
/** The declared convention is doubted if another scores so much higher. */
const DOUBT = 2;
/** Conventions that are told. */
const TOLD = 12;
/** Pictures that are compared with the points. */
const PICTURES = 10;

export interface JudgeOptions extends ImportControl {
  /** Parts to vary; those that the capture leaves open where it is not given. */
  readonly parts?: readonly Part[];
  /** The colours of a frame of the clip, `frame` a place in `clip.frames`; null where it cannot be had. */
  readonly pixels?: (frame: number) => Promise<FramePixels | null>;
}

/** Measures every plausible way of reading a capture's numbers: where cameras go and look, whether points have the colours of
 * the pixels that they fall on and lie on the faces of the boxes, how large everything is. It ranks, with its evidence; what to
 * do about it is the user's choice. */
export async function judgeConventions(capture: Capture, options: JudgeOptions = {}): Promise<Judgement> {
  const parts = options.parts ?? capture.open;
  const all = candidates(capture, parts);
  const sample = new JudgeSample(capture);
  const pictures = await readPictures(sample, options);
  const tests = [
    ...colourTest(sample, pictures),
    ...pathTests(sample),
    ...sightTests(sample),
    ...groundingTest(sample),
    ...boxTests(sample),
    ...roomTests(sample),
  ].filter((test) => test.favours.some((part) => parts.includes(part)));

  const evidence: Evidence[][] = all.map(() => []);
  for (const [i, test] of tests.entries()) {
    const progress = () => report(options, `Weighing conventions: ${test.name}`, i, tests.length);
    for (const [k, found] of (await weigh(test, all, progress)).entries()) evidence[k]!.push(found);
  }
  const scored = all.map((convention, k): RankedConvention => {
    const found = evidence[k]!;
    const measured = found.reduce((sum, { score }) => sum + score, 0);
    return {
      convention,
      score: measured - PRIOR * parts.filter((part) => differs(part, convention, all[0]!)).length,
      evidence: found,
    };
  });
  const declared = scored[0]!;
  // sort is stable, and the declared values come first: what makes no difference stays as declared
  const ranked = withoutTwins([...scored].sort((p, q) => q.score - p.score || 0));
  const best = ranked[0]!;
  const runnerUp = ranked[1] ?? null;
  return {
    ranked: ranked.slice(0, TOLD),
    best,
    runnerUp,
    margin: runnerUp ? best.score - runnerUp.score : 0,
    declared,
    doubtful: best.score - declared.score > DOUBT,
    undecided: parts
      .filter((part) => marginOf(part, scored) < UNDECIDED)
      .map((part) => ({ part, why: whyUndecided(capture, part) })),
  };
}

async function readPictures(sample: JudgeSample, options: JudgeOptions): Promise<Map<number, FramePixels>> {
  const pictures = new Map<number, FramePixels>();
  if (!options.pixels) return pictures;
  for (const i of evenly(sample.frames.length, PICTURES)) {
    const frame = sample.frames[i]!;
    await report(options, 'Looking at pictures', pictures.size, PICTURES);
    const picture = await options.pixels(frame);
    if (picture) pictures.set(frame, picture);
  }
  return pictures;
}

/** A test's evidence for each convention; measured once where the parts that it depends on are the same. */
async function weigh(
  test: EvidenceTest,
  all: readonly Convention[],
  progress: () => Promise<void>,
): Promise<Evidence[]> {
  const known = new Map<string, number>();
  const values: number[] = [];
  for (const convention of all) {
    const key = JSON.stringify(test.parts.map((part) => convention[part]));
    let value = known.get(key);
    if (value === undefined) {
      if (known.size % 4 === 0) await progress();
      value = test.measure(convention);
      known.set(key, value);
    }
    values.push(value);
  }
  const best = Math.max(...values.map(test.fit));
  return values.map((value) => ({
    name: test.name,
    value,
    text: test.text(value),
    score: Math.max(-test.most, test.fit(value) - best),
    favours: test.favours,
  }));
}

function differs(part: Part, convention: Convention, declared: Convention): boolean {
  return JSON.stringify(convention[part]) !== JSON.stringify(declared[part]);
}

/** Of conventions whose evidence is the same in everything, the first: they differ in what makes no difference. */
function withoutTwins(ranked: readonly RankedConvention[]): RankedConvention[] {
  const seen = new Set<string>();
  return ranked.filter(({ evidence }) => {
    const key = evidence.map(({ value }) => value.toPrecision(9)).join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How far the best convention is ahead of the best with another value of a part. */
function marginOf(part: Part, scored: readonly RankedConvention[]): number {
  const bestOf = new Map<string, number>();
  for (const { convention, score } of scored) {
    const value = JSON.stringify(convention[part]);
    bestOf.set(value, Math.max(bestOf.get(value) ?? Number.NEGATIVE_INFINITY, score));
  }
  const [first = 0, second] = [...bestOf.values()].sort((p, q) => q - p);
  return second === undefined ? 0 : first - second;
}
