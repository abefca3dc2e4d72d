import type { PromptBatch } from './engine';
import type { Samples } from './policy/sample';
import { PAD } from './tokens/vocabulary';

/** Prompts and what was sampled of them. */
export interface SampledBatch {
  readonly prompts: PromptBatch;
  readonly samples: Samples;
}

/** Batches one after the other as one. They must show as many frames, and have as many sequences per scene, each. */
export function joinBatches(batches: readonly SampledBatch[]): SampledBatch {
  const [first] = batches;
  if (batches.length === 1) return first!;
  const { frames, promptLength } = first!.prompts;
  const perScene = first!.prompts.sequences / first!.prompts.scenes;
  for (const { prompts } of batches) {
    const same = prompts.frames === frames && prompts.promptLength === promptLength;
    if (!same || prompts.sequences / prompts.scenes !== perScene)
      throw new Error(
        'Prompts drawn in place of others must have their shape: as many frames, tokens, and prompts per scene',
      );
  }
  const prompts = batches.map((batch) => batch.prompts);
  const samples = batches.map((batch) => batch.samples);
  const length = Math.max(...samples.map((each) => each.length));
  const tokens = new Int32Array(total(samples.map(({ count }) => count)) * length).fill(PAD);
  const logProbs = new Float32Array(tokens.length);
  let row = 0;
  for (const each of samples) {
    for (let i = 0; i < each.count; i++, row++) {
      tokens.set(each.tokens.subarray(i * each.length, (i + 1) * each.length), row * length);
      logProbs.set(each.logProbs.subarray(i * each.length, (i + 1) * each.length), row * length);
    }
  }
  return {
    prompts: {
      scenes: total(prompts.map(({ scenes }) => scenes)),
      frames,
      visual: joined(prompts.map(({ visual }) => visual)),
      poses: joined(prompts.map(({ poses }) => poses)),
      sequences: row,
      promptLength,
      prompts: Int32Array.from(prompts.flatMap((each) => [...each.prompts])),
    },
    samples: { count: row, length, tokens, logProbs },
  };
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(total(arrays.map(({ length }) => length)));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}
