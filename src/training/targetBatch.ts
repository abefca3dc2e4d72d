import type { PromptBatch, TargetBatch } from './engine';
import { meanWeights } from './meanWeights';
import { encode } from './tokens/tokenizer';
import { END, PAD } from './tokens/vocabulary';

/** Texts to be imitated, one per sequence of `prompts`, each closed by the end token. Every token weighs the same. */
export function targetBatch(prompts: PromptBatch, texts: readonly string[]): TargetBatch {
  if (texts.length !== prompts.sequences)
    throw new Error(`${texts.length} texts for ${prompts.sequences} prompts: each prompt needs one`);
  const ids = texts.map((text) => [...encode(text), END]);
  const length = Math.max(...ids.map((row) => row.length));
  const tokens = new Int32Array(ids.length * length).fill(PAD);
  for (const [row, completion] of ids.entries()) tokens.set(completion, row * length);
  const completions = { count: ids.length, length, tokens };
  return { prompts, completions, weights: meanWeights(completions) };
}
