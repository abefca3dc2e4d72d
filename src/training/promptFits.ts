import type { Task } from '#rewards';
import { policySizes } from './policy/policyConfig';
import { encode } from './tokens/tokenizer';

/** Whether the shipped policies can be asked this: words that they know take few tokens, others a token a byte. */
export function promptFits(task: Pick<Task, 'prompt'>): boolean {
  return encode(task.prompt).length <= policySizes.nano.promptLengths.at(-1)!;
}
