import type { RewardResult } from '../result';

/**
 * Each part's share of the variance of the reward within groups, which is what the advantage is made of:
 * Σ cov(part, total) / Σ var(total), sums over groups. The shares sum to 1; one is negative where its part works against the
 * others. A part may have a large mean and no share: where it is the same for all, no rollout is better for it.
 *
 * @returns by part name; empty where no group's rewards differ
 */
export function varianceShares(
  groups: readonly (readonly Pick<RewardResult, 'total' | 'parts'>[])[],
): Record<string, number> {
  let variance = 0;
  const covariance: Record<string, number> = {};
  for (const results of groups) {
    const mean = results.reduce((sum, { total }) => sum + total, 0) / results.length;
    for (const { total, parts } of results) {
      variance += (total - mean) ** 2;
      // Σ (part − its mean)(total − mean) = Σ part (total − mean): the second factor sums to 0.
      for (const { name, weight, value } of parts)
        covariance[name] = (covariance[name] ?? 0) + weight * value * (total - mean);
    }
  }
  if (variance < FLAT) return {};
  return Object.fromEntries(Object.entries(covariance).map(([name, sum]) => [name, sum / variance]));
}

/** Less than this is rounding: rewards closer than 1e-8 count as equal (advantages.ts). */
const FLAT = 1e-16;
