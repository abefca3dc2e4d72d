import { chunkRanges } from './chunkRanges';
import { completionLength } from './completionLength';
import type { PromptBatch } from './engine';
import type { GrpoOptions } from './grpoOptions';
import { isTruncated } from './isTruncated';
import type { Samples } from './policy/sample';

/**
 * The weight of each completion token in the loss, [B, T]: the loss options differ in nothing else. T_i are lengths.
 *
 *   3d-rft, dapo, no-std  1 / Σ T_i            every token of the batch counts alike (paper; TRL `dapo`)
 *   bnpo                  1 / (C · Σ_chunk T)  the same in each of C micro-chunks: depends on how the batch is cut (TRL `bnpo`)
 *   trl-grpo              1 / (B · T_i)        every sequence counts alike
 *   dr-grpo               1 / (B · T_max)      no length in the denominator at all
 *
 * Under `maskTruncated` completions that were cut off weigh 0, but still count in the denominators, as in TRL: there
 * `num_items_in_batch` is summed before they are masked, and only `bnpo` divides by what is left.
 *
 * @param leftOut by group: as if it had never been sampled (dynamic sampling)
 */
export function tokenWeights(
  prompts: PromptBatch,
  samples: Samples,
  options: Pick<GrpoOptions, 'loss' | 'groupSize' | 'maxTokens' | 'maskTruncated' | 'microChunk'>,
  leftOut: readonly boolean[],
): Float32Array {
  const { count, length } = samples;
  const rows = Array.from({ length: count }, (_, row) => {
    const counts = !leftOut[Math.floor(row / options.groupSize)];
    const teaches = counts && !(options.maskTruncated && isTruncated(samples, row));
    return { row, counts, teaches, T: completionLength(samples, row) };
  });
  const counted = rows.filter(({ counts }) => counts);
  const B = counted.length;
  const tokens = total(counted);
  const chunks = chunkRanges(prompts, options.microChunk)
    .map(({ from, to }) => rows.slice(from, to))
    .filter((chunk) => chunk.some(({ counts }) => counts));

  const weights = new Float32Array(count * length);
  for (const chunk of chunks) {
    const taught = chunk.filter(({ teaches }) => teaches);
    const chunkTokens = total(taught);
    for (const { row, T } of taught) weights.fill(weight(T, chunkTokens), row * length, row * length + T);
  }
  return weights;

  function weight(T: number, chunkTokens: number): number {
    switch (options.loss) {
      case '3d-rft':
      case 'dapo':
      case 'no-std':
        return 1 / tokens;
      case 'bnpo':
        return 1 / (chunks.length * chunkTokens);
      case 'trl-grpo':
        return 1 / (B * T);
      case 'dr-grpo':
        return 1 / (B * options.maxTokens);
    }
  }
}

function total(rows: readonly { readonly T: number }[]): number {
  return rows.reduce((sum, { T }) => sum + T, 0);
}
