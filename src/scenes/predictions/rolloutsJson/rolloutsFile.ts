import type { Rollout } from '#rewards';
import type { PolicyInfo } from '../policyInfo';

/** The content of a `rollouts.json`. Policies that rollouts name and the list does not are added to it. */
export function rolloutsFile(policies: readonly PolicyInfo[], rollouts: readonly Rollout[]): string {
  const known = new Set(policies.map(({ name }) => name));
  const others = new Set(rollouts.map(({ policy }) => policy).filter((name) => !known.has(name)));
  const added = [...others].map((name): PolicyInfo => ({ name, provenance: 'Imported', measured: true }));
  return JSON.stringify({
    policies: [...policies, ...added],
    rollouts: rollouts.map(({ id, task, policy, step, completion, tokens, logProbs }) => ({
      id,
      task,
      policy,
      step,
      completion,
      tokens,
      logProbs,
    })),
  });
}
