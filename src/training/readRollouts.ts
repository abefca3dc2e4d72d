import type { Rollout, Task } from '#rewards';
import { completionLength } from './completionLength';
import type { Samples } from './policy/sample';
import { decode } from './tokens/tokenizer';

/** Sampled tokens → rollouts, a list of `groupSize` per task. */
export function readRollouts(
  samples: Samples,
  tasks: readonly Task[],
  groupSize: number,
  step: number,
  policy = 'live',
): Rollout[][] {
  return tasks.map((task, group) =>
    Array.from({ length: groupSize }, (_, index): Rollout => {
      const row = group * groupSize + index;
      const from = row * samples.length;
      const to = from + completionLength(samples, row);
      const tokens = Array.from(samples.tokens.subarray(from, to));
      return {
        id: `${task.id}/${policy}/${step}/${index}`,
        task: task.id,
        policy,
        step,
        completion: decode(tokens),
        tokens,
        logProbs: Array.from(samples.logProbs.subarray(from, to)),
      };
    }),
  );
}
