import type { PromptHeadroom } from '#training';
import { reward, signed } from '../../words/numbers';

export type Reach = Readonly<Record<'greedy' | 'sample' | 'agreed' | 'best' | 'maximum', number>>;

/** Means over the prompts. */
export function meanReach(prompts: readonly PromptHeadroom[]): Reach {
  const mean = (of: (prompt: PromptHeadroom) => number) =>
    prompts.reduce((sum, prompt) => sum + of(prompt), 0) / Math.max(prompts.length, 1);
  return {
    greedy: mean(({ greedy }) => greedy),
    sample: mean(({ sample }) => sample),
    agreed: mean(({ agreed }) => agreed),
    best: mean(({ best }) => best),
    maximum: mean(({ maximum }) => maximum),
  };
}

/** A gap below this share of the maximum is not worth a run. */
const SMALL = 0.02;

/** Whether reinforcement learning can help here, in a sentence: it can fold into the policy what its samples already hold. */
export function headroomWords(prompts: readonly PromptHeadroom[]): string {
  const { greedy, sample, agreed, best, maximum } = meanReach(prompts);
  const small = SMALL * maximum;
  const flat = prompts.filter(({ rewards }) => rewards.every((value) => value === rewards[0])).length;
  if (flat === prompts.length)
    return 'RL can’t help here as it is: all samples of a prompt earn the same, so there is nothing to compare. A higher temperature may change that';
  const some = flat > 0 ? `. ${flat} of ${prompts.length} prompts give it nothing to compare` : '';
  if (maximum - greedy < small)
    return `Little to gain: the likeliest answer earns ${reward(greedy)} of ${reward(maximum)}`;
  if (best - greedy < small)
    return `RL has little to fold in: even the best sample earns only ${signed(best - greedy, 3)} over the likeliest answer. What is missing must be taught, not found${some}`;
  if (agreed - greedy >= small)
    return `RL can help: the answer that samples agree on earns ${signed(agreed - greedy, 3)} over the likeliest one, and the best ${signed(best - greedy, 3)}${some}`;
  return `RL may help: the best sample earns ${signed(best - greedy, 3)} over the likeliest answer and ${signed(best - sample, 3)} over a random one, but which it is the samples don’t say${some}`;
}
