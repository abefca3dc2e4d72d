import type { Random } from '#scenes';
import { type Interval, intervalOf } from '../evaluate/interval';

/**
 * Difference of mean rewards, `after` − `before`, with its 95 % bootstrap interval over prompts and samples: each draw
 * resamples the prompts, the same for both, and within each prompt its samples on either side.
 *
 * @param before rewards [P][N before], after [P][N after], of the same P prompts
 */
export function bootstrapGain(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
  random: Random,
  draws = 2000,
): Interval {
  const gains = Array.from({ length: draws }, () => {
    let gain = 0;
    for (let p = 0; p < before.length; p++) {
      const prompt = random.integer(before.length);
      gain += resampledMean(after[prompt]!, random) - resampledMean(before[prompt]!, random);
    }
    return gain / before.length;
  });
  const value = mean(after.map(mean)) - mean(before.map(mean));
  return intervalOf(value, gains);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function resampledMean(values: readonly number[], random: Random): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[random.integer(values.length)]!;
  return sum / values.length;
}
