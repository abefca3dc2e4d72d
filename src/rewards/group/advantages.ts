/** What a reward's distance from its group's mean is measured in. */
export type AdvantageScale =
  /** The group's standard deviation with Bessel's correction (TRL's `scale_rewards="group"`; the paper's formula). */
  | 'group'
  /** The group's standard deviation without the correction. */
  | 'population'
  /** The standard deviation, with Bessel's correction, of all rewards of all groups (TRL's `"batch"`). */
  | 'batch'
  /** Nothing: the bare difference (Dr. GRPO). */
  | 'none';

export interface AdvantageOptions {
  readonly scale?: AdvantageScale;
  /** Added to the standard deviation. TRL: 1e-4; verl: 1e-6. */
  readonly epsilon?: number;
}

/** The advantages of one prompt's rewards. */
export interface GroupAdvantages {
  readonly values: readonly number[];
  readonly mean: number;
  /** What the differences were divided by, before `epsilon`; 1 where nothing is. */
  readonly deviation: number;
  /** All rewards equal: there is nothing to learn from this group, every advantage is 0. */
  readonly flat: boolean;
}

/** Rewards closer than this are equal, as for TRL's `frac_reward_zero_std`. */
const FLAT = 1e-8;

/** Group-relative advantages `(R − mean) / (std + ε)` of one group (3d-rft.md §8.2). */
export function advantages(rewards: readonly number[], options?: AdvantageOptions): GroupAdvantages {
  return batchAdvantages([rewards], options)[0]!;
}

/** `advantages` of several groups at once: only with `scale: 'batch'` do they look at each other. */
export function batchAdvantages(
  rewards_PG: readonly (readonly number[])[],
  { scale = 'group', epsilon = 1e-4 }: AdvantageOptions = {},
): GroupAdvantages[] {
  const overall = scale === 'batch' ? deviationOf(rewards_PG.flat(), 1) : 1;
  return rewards_PG.map((rewards) => {
    const mean = meanOf(rewards);
    const flat = rewards.every((reward) => Math.abs(reward - rewards[0]!) < FLAT);
    const deviation =
      scale === 'group'
        ? deviationOf(rewards, 1)
        : scale === 'population'
          ? deviationOf(rewards, 0)
          : overall;
    const divisor = scale === 'none' ? 1 : deviation + epsilon;
    return { values: rewards.map((reward) => (flat ? 0 : (reward - mean) / divisor)), mean, deviation, flat };
  });
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation with `n − correction` below; 0 where that leaves nothing. */
function deviationOf(values: readonly number[], correction: 0 | 1): number {
  if (values.length <= correction) return 0;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - correction));
}
