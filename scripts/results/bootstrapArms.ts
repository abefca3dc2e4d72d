import { Random } from '#scenes';
import { type Interval, intervalOf } from '../../src/cli/evaluate/interval';
import { sumOver } from '../../src/cli/evaluate/sumOver';
import type { Tally } from '../../src/cli/evaluate/tally';

type Metrics = Readonly<Record<string, number>>;

/** An arm's metrics, the mean over its seeds; as they are, and of every draw. */
export interface DrawnArm {
  readonly whole: Metrics;
  readonly drawn: readonly Metrics[];
  /** Of each seed, as they are. */
  readonly seeds: readonly Metrics[];
}

/**
 * The paired bootstrap over scenes (Efron and Tibshirani 1993, ch. 8; Koehn 2004 for comparing systems): each draw takes as many
 * scenes with replacement, the same for every arm and seed, and makes all metrics anew.
 *
 * @param arms per arm, one tally a seed; all of the same scenes in the same order
 * @param seed of the draws, which are the same for as many scenes; what a tally comes to in each is kept, since the page compares
 *   it with many others
 * @throws Error where their scenes differ
 */
export function bootstrapArms(
  arms: ReadonlyMap<string, readonly Tally[]>,
  seed: number,
  draws = 1000,
): Map<string, DrawnArm> {
  const tallies = [...arms.values()].flat();
  const scenes = tallies[0]?.scenes ?? [];
  for (const [arm, seeds] of arms)
    if (seeds.some((tally) => tally.scenes.join() !== scenes.join()))
      throw new Error(`${arm} was judged on other scenes than ${[...arms.keys()][0]}`);

  return new Map(
    [...arms].map(([arm, seeds]) => {
      const whole = seeds.map((tally) => tally.metrics(sumOver(tally, [...scenes.keys()])));
      const each = seeds.map((tally) => metricsOfDraws(tally, seed, draws));
      const drawn = Array.from({ length: draws }, (_, draw) => mean(each.map((metrics) => metrics[draw]!)));
      return [arm, { whole: mean(whole), seeds: whole, drawn }];
    }),
  );
}

const known = new WeakMap<Tally, Map<string, readonly Metrics[]>>();

function metricsOfDraws(tally: Tally, seed: number, draws: number): readonly Metrics[] {
  const own = known.get(tally) ?? new Map<string, readonly Metrics[]>();
  known.set(tally, own);
  return keptIn(own, `${seed} ${draws}`, () =>
    drawnPlaces(tally.scenes.length, seed, draws).map((places) => tally.metrics(sumOver(tally, places))),
  );
}

const keptPlaces = new Map<string, readonly Int32Array[]>();

/** Which scenes each draw takes. */
function drawnPlaces(scenes: number, seed: number, draws: number): readonly Int32Array[] {
  return keptIn(keptPlaces, `${scenes} ${seed} ${draws}`, () => {
    const random = Random.seeded(seed);
    return Array.from({ length: draws }, () =>
      Int32Array.from({ length: scenes }, () => random.integer(scenes)),
    );
  });
}

function keptIn<T>(map: Map<string, T>, key: string, make: () => T): T {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** `after` − `before` of one metric. */
export function difference(after: DrawnArm, before: DrawnArm, metric: string): Interval {
  return compared(after, before, metric, (a, b) => a - b);
}

/** `after` ÷ `before` − 1 of one metric. */
export function relativeGain(after: DrawnArm, before: DrawnArm, metric: string): Interval {
  return compared(after, before, metric, (a, b) => a / b - 1);
}

function compared(
  after: DrawnArm,
  before: DrawnArm,
  metric: string,
  how: (after: number, before: number) => number,
): Interval {
  const of = (a: Metrics, b: Metrics) => how(a[metric] ?? Number.NaN, b[metric] ?? Number.NaN);
  return intervalOf(
    of(after.whole, before.whole),
    after.drawn.map((metrics, draw) => of(metrics, before.drawn[draw]!)),
  );
}

function mean(all: readonly Metrics[]): Metrics {
  const names = Object.keys(all[0] ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const values = all.flatMap((metrics) => metrics[name] ?? []);
      return [name, values.reduce((sum, value) => sum + value, 0) / values.length];
    }),
  );
}
