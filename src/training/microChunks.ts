import { type ChunkRange, chunkRanges } from './chunkRanges';
import type { TargetBatch } from './engine';

/**
 * Cuts a batch into chunks of at most `limit` sequences (chunkRanges.ts): memory then depends on the chunk, not on the
 * group. Weights stay as they are, so the chunks' losses add up. Chunks in which no token weighs anything are left out.
 */
export function microChunks<Batch extends TargetBatch>(batch: Batch, limit: number): Batch[] {
  return chunkRanges(batch.prompts, limit)
    .map((range) => cut(batch, range))
    .filter(({ weights }) => weights.some((weight) => weight > 0));
}

function cut<Batch extends TargetBatch>(batch: Batch, { firstScene, endScene, from, to }: ChunkRange): Batch {
  const { prompts, completions } = batch;
  const B = prompts.sequences;
  const { visual, poses } = prompts;
  return {
    ...rows(batch, B, from, to),
    prompts: {
      ...rows(prompts, B, from, to),
      ...rows({ visual, poses }, prompts.scenes, firstScene, endScene),
      scenes: endScene - firstScene,
      sequences: to - from,
    },
    completions: { ...rows(completions, B, from, to), count: to - from },
  };
}

/** `fields` with every array in it, `total` rows each, cut to the rows `from` up to `to`. Nothing is copied. */
function rows<Fields extends object>(fields: Fields, total: number, from: number, to: number): Fields {
  const entries = Object.entries(fields).map(([name, value]) => {
    const isArray = value instanceof Float32Array || value instanceof Int32Array;
    if (!isArray) return [name, value];
    const width = value.length / total;
    return [name, value.subarray(width * from, width * to)];
  });
  return Object.fromEntries(entries) as Fields;
}
