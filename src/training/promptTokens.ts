import { encode } from './tokens/tokenizer';
import { PAD } from './tokens/vocabulary';

/** A prompt's tokens, padded at the end to the smallest of `lengths` that holds them: the completion always starts at the
 * same position for prompts of a kind.
 * @param lengths what the policy reads, ascending (PolicyConfig.promptLengths)
 * @throws Error where the prompt is longer than the longest */
export function promptTokens(prompt: string, lengths: readonly number[]): Int32Array {
  const ids = encode(prompt);
  const length = lengths.find((most) => ids.length <= most);
  if (length === undefined) {
    throw new Error(
      `The prompt "${prompt}" takes ${ids.length} tokens, the policy reads ${lengths.at(-1)}: use words it knows`,
    );
  }
  return Int32Array.from({ length }, (_, i) => ids[i] ?? PAD);
}
