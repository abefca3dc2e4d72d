import { varianceShares } from '#rewards';
import { completionLength } from './completionLength';
import { isTruncated } from './isTruncated';
import type { Samples } from './policy/sample';
import type { ScoredGroup, StepMetrics } from './protocol';

type Summary = Pick<
  StepMetrics,
  'step' | 'reward' | 'rewardStd' | 'parts' | 'shares' | 'flatGroups' | 'length' | 'truncated' | 'entropy'
>;

/** A step's figures from its scored groups (names and meaning: protocol.ts). */
export function summarise(step: number, groups: readonly ScoredGroup[], samples: Samples): Summary {
  const results = groups.flatMap((group) => group.rewards);
  const parts: Record<string, number> = {};
  for (const result of results) {
    for (const part of result.parts) parts[part.name] = (parts[part.name] ?? 0) + part.value / results.length;
  }
  const rows = Array.from({ length: samples.count }, (_, row) => row);
  const tokens = total(rows.map((row) => completionLength(samples, row)));
  return {
    step,
    reward: mean(results.map((result) => result.total)),
    rewardStd: mean(groups.map((group) => deviation(group.rewards.map((reward) => reward.total)))),
    parts,
    shares: varianceShares(groups.map((group) => group.rewards)),
    flatGroups: mean(groups.map((group) => (group.flat ? 1 : 0))),
    length: tokens / samples.count,
    truncated: mean(rows.map((row) => (isTruncated(samples, row) ? 1 : 0))),
    entropy: -total(Array.from(samples.logProbs)) / tokens,
  };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]) => total(values) / values.length;

/** Standard deviation with Bessel's correction. */
function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(total(values.map((value) => (value - centre) ** 2)) / (values.length - 1));
}
