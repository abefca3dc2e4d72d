import type { Task } from '#rewards';
import { policySizes } from './policy/policyConfig';
import { encode } from './tokens/tokenizer';

/** Whether the shipped policies can be asked this: they read few prompt tokens, so "Find the nearest chair" fits and a
 * sentence doesn't. */
export function promptFits(task: Pick<Task, 'prompt'>): boolean {
  return encode(task.prompt).length <= policySizes.nano.promptLength;
}
