import { completionLength } from './completionLength';
import type { GrpoOptions } from './grpoOptions';
import type { Samples } from './policy/sample';

/**
 * The weight of each completion token in the loss, [B, T]: the loss options differ in nothing else.
 *
 *   3d-rft, no-std  1 / Σ T_i           every token of the batch counts alike (paper; TRL `dapo`)
 *   trl-grpo        1 / (B · T_i)       every sequence counts alike
 *   dr-grpo         1 / (B · T_max)     no length in the denominator at all
 */
export function tokenWeights(samples: Samples, options: GrpoOptions): Float32Array {
  const { count: B, length: T } = samples;
  const lengths = Array.from({ length: B }, (_, row) => completionLength(samples, row));
  const tokens = lengths.reduce((total, length) => total + length, 0);
  const weights = new Float32Array(B * T);
  for (const [row, length] of lengths.entries()) {
    weights.fill(weight(length), row * T, row * T + length);
  }
  return weights;

  function weight(length: number): number {
    switch (options.loss) {
      case '3d-rft':
      case 'no-std':
        return 1 / tokens;
      case 'trl-grpo':
        return 1 / (B * length);
      case 'dr-grpo':
        return 1 / (B * options.maxTokens);
    }
  }
}
