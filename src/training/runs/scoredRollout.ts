import type { Rollout } from '#rewards';
import type { ScoredGroup } from '../protocol';

/** A line of `rollouts/STEP.jsonl`: a rollout with what it earned. */
export interface ScoredRollout extends Rollout {
  readonly total: number;
  /** Value of each reward part by name, before weighting. */
  readonly parts: Readonly<Record<string, number>>;
  readonly advantage: number;
}

/** The rollouts of a step's groups, in order. */
export function scoredRollouts(groups: readonly ScoredGroup[]): ScoredRollout[] {
  return groups.flatMap(({ rollouts, rewards, advantages }) =>
    rollouts.map((rollout, i) => ({
      ...rollout,
      // Nine digits are enough for a float32 to come back as it was.
      ...(rollout.logProbs && { logProbs: rollout.logProbs.map((value) => Number(value.toPrecision(9))) }),
      total: rewards[i]!.total,
      parts: Object.fromEntries(rewards[i]!.parts.map(({ name, value }) => [name, value])),
      advantage: advantages[i]!,
    })),
  );
}
