import type { Random } from '#scenes';
import type { Interval } from '../train/bootstrap';

/** Figures of some scenes with their 95 % bootstrap intervals: each draw takes as many scenes, with replacement, and makes all
 * figures anew. Scenes and not answers are drawn, since answers about one scene go together. */
export function bootstrapScenes<Outcome>(
  scenes: readonly Outcome[],
  figures: (scenes: readonly Outcome[]) => Record<string, number>,
  random: Random,
  draws = 1000,
): Record<string, Interval> {
  const drawn = Array.from({ length: draws }, () => figures(scenes.map(() => random.pick(scenes))));
  return Object.fromEntries(
    Object.entries(figures(scenes)).map(([name, value]) => {
      const sorted = drawn.map((draw) => draw[name]!).sort((a, b) => a - b);
      const low = sorted[Math.floor(0.025 * draws)]!;
      return [name, { value, low, high: sorted[Math.ceil(0.975 * draws) - 1]! }];
    }),
  );
}
