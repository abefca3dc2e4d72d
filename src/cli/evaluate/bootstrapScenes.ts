import type { Random } from '#scenes';
import { type Interval, intervalOf } from './interval';
import { sumOver } from './sumOver';
import type { Tally } from './tally';

/** Metrics of some scenes with their 95 % bootstrap intervals: each draw takes as many scenes, with replacement, and makes all
 * metrics anew. Scenes and not answers are drawn, since answers about one scene go together. */
export function bootstrapScenes(tally: Tally, random: Random, draws = 1000): Record<string, Interval> {
  const count = tally.sums.length;
  const drawn = Array.from({ length: draws }, () =>
    tally.metrics(
      sumOver(
        tally,
        Array.from({ length: count }, () => random.integer(count)),
      ),
    ),
  );
  const whole = tally.metrics(sumOver(tally, [...tally.sums.keys()]));
  return Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [
      name,
      intervalOf(
        value,
        drawn.map((metrics) => metrics[name] ?? Number.NaN),
      ),
    ]),
  );
}
