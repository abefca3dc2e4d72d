import type { ScoredGroup } from '#training';

/** Mean reward over all rollouts of a step, and its standard error. */
export interface Spread {
  readonly mean: number;
  readonly error: number;
}

/** The error is that of sampling alone: the prompts are fixed, not drawn, so their differences are no noise. */
export function rewardSpread(groups: readonly ScoredGroup[]): Spread {
  const each = groups.map((group) => spread(group.rewards.map((reward) => reward.total)));
  const size = Math.max(each.length, 1);
  return {
    mean: each.reduce((sum, { mean }) => sum + mean, 0) / size,
    error: Math.sqrt(each.reduce((sum, { error }) => sum + error ** 2, 0)) / size,
  };
}

function spread(values: readonly number[]): Spread {
  const n = values.length;
  if (n === 0) return { mean: 0, error: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 };
}
