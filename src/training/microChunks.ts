import type { PolicyBatch } from './engine';

/**
 * Cuts a batch into chunks of at most `limit` sequences (at least one scene's share of them, cut further where a scene
 * has more): memory then depends on the chunk, not on the group. Weights stay as they are, so the chunks' losses add up.
 */
export function microChunks(batch: PolicyBatch, limit: number): PolicyBatch[] {
  const { scenes, sequences } = batch.prompts;
  const perScene = sequences / scenes;
  const chunks: PolicyBatch[] = [];
  if (perScene <= limit) {
    const scenesPerChunk = Math.floor(limit / perScene);
    for (let scene = 0; scene < scenes; scene += scenesPerChunk) {
      const end = Math.min(scenes, scene + scenesPerChunk);
      chunks.push(cut(batch, scene, end, scene * perScene, end * perScene));
    }
    return chunks;
  }
  for (let scene = 0; scene < scenes; scene++) {
    for (let from = scene * perScene; from < (scene + 1) * perScene; from += limit) {
      chunks.push(cut(batch, scene, scene + 1, from, Math.min(from + limit, (scene + 1) * perScene)));
    }
  }
  return chunks;
}

function cut(
  batch: PolicyBatch,
  firstScene: number,
  endScene: number,
  from: number,
  to: number,
): PolicyBatch {
  const { prompts, samples } = batch;
  const B = prompts.sequences;
  const rows = <Values extends Float32Array | Int32Array>(
    values: Values,
    total: number,
    start: number,
    end: number,
  ) => values.subarray((values.length / total) * start, (values.length / total) * end) as Values;
  return {
    prompts: {
      scenes: endScene - firstScene,
      frames: prompts.frames,
      visual: rows(prompts.visual, prompts.scenes, firstScene, endScene),
      poses: rows(prompts.poses, prompts.scenes, firstScene, endScene),
      sequences: to - from,
      prompts: rows(prompts.prompts, B, from, to),
    },
    samples: {
      count: to - from,
      length: samples.length,
      tokens: rows(samples.tokens, B, from, to),
      logProbs: rows(samples.logProbs, B, from, to),
    },
    advantages: rows(batch.advantages, B, from, to),
    weights: rows(batch.weights, B, from, to),
  };
}
