import { encode } from './tokens/tokenizer';
import { PAD } from './tokens/vocabulary';

/** A prompt's tokens, padded at the end to exactly `length` (promptLengthFor.ts): the completion always starts at the same position.
 * @throws Error where the prompt is longer */
export function promptTokens(prompt: string, length: number): Int32Array {
  const ids = encode(prompt);
  if (ids.length > length) {
    throw new Error(
      `The prompt "${prompt}" takes ${ids.length} tokens, the policy reads ${length}: use words it knows`,
    );
  }
  return Int32Array.from({ length }, (_, i) => ids[i] ?? PAD);
}
