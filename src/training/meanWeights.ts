import { completionLength } from './completionLength';
import type { Completions } from './completions';

/** 1 / Σ T_i for each token of each completion, 0 after its end: [B, T]. */
export function meanWeights(completions: Completions): Float32Array {
  const { count, length } = completions;
  const lengths = Array.from({ length: count }, (_, row) => completionLength(completions, row));
  const tokens = lengths.reduce((sum, each) => sum + each, 0);
  const weights = new Float32Array(count * length);
  for (const [row, each] of lengths.entries()) weights.fill(1 / tokens, row * length, row * length + each);
  return weights;
}
