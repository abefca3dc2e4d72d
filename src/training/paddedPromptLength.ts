import { policySizes } from './policy/policyConfig';
import { encode } from './tokens/tokenizer';

/** Tokens that a prompt takes in the shipped policies, padding included; null where it is too long for them. Only prompts of
 * one padded length make a batch. */
export function paddedPromptLength(prompt: string): number | null {
  const { length } = encode(prompt);
  return policySizes.nano.promptLengths.find((most) => length <= most) ?? null;
}
