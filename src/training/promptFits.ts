import type { Task } from '#rewards';
import { type PolicyConfig, policySizes } from './policy/policyConfig';
import { promptLengthFor } from './promptLengthFor';
import { encode } from './tokens/tokenizer';

/** Whether a policy can be asked this: words that it knows take few tokens, others a token a byte.
 * @param config the policies that ship, where nothing is said */
export function promptFits(
  { kind, prompt }: Pick<Task, 'kind' | 'prompt'>,
  config: Pick<PolicyConfig, 'promptLengths'> = policySizes.nano,
): boolean {
  return encode(prompt).length <= promptLengthFor(kind, config);
}
