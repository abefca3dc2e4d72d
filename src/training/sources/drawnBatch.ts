import type { Task } from '#rewards';
import type { TokenOptions } from '#scenes';
import type { PromptBatch } from '../engine';
import type { PolicyConfig } from '../policy/policyConfig';
import { preparePrompts } from '../preparePrompts';
import { TrainingError } from '../trainingError';
import type { ScenePrompts } from './runSource';

export interface DrawnBatch {
  /** One per prompt, in the order of the batch. */
  readonly tasks: readonly Task[];
  /** Every prompt `groupSize` times over. */
  readonly batch: PromptBatch;
}

/** Prompts of several scenes as one batch.
 * @param tokens groups of visual features that are switched off
 * @throws TrainingError where scenes don't go together: not as many frames, prompt tokens or prompts each */
export function drawnBatch(
  drawn: readonly ScenePrompts[],
  groupSize: number,
  config: PolicyConfig,
  tokens?: TokenOptions,
): DrawnBatch {
  const parts = drawn.map(({ scene, tasks }) => preparePrompts(scene, tasks, groupSize, config, tokens));
  const first = parts[0]!;
  for (const [i, part] of parts.entries()) {
    const alike =
      part.frames === first.frames &&
      part.promptLength === first.promptLength &&
      part.sequences * first.scenes === first.sequences * part.scenes;
    if (!alike)
      throw new TrainingError({
        what: `"${drawn[i]!.tasks[0]!.id}" and "${drawn[0]!.tasks[0]!.id}" don't show as many frames, or don't have as many prompts or words`,
        where: 'The prompts of a step',
        remedy: 'Train them apart',
      });
  }
  const sum = (count: (part: PromptBatch) => number) => parts.reduce((total, part) => total + count(part), 0);
  return {
    tasks: drawn.flatMap(({ tasks }) => tasks),
    batch: {
      scenes: sum(({ scenes }) => scenes),
      frames: first.frames,
      visual: joined(
        Float32Array,
        parts.map(({ visual }) => visual),
      ),
      poses: joined(
        Float32Array,
        parts.map(({ poses }) => poses),
      ),
      sequences: sum(({ sequences }) => sequences),
      promptLength: first.promptLength,
      prompts: joined(
        Int32Array,
        parts.map(({ prompts }) => prompts),
      ),
    },
  };
}

function joined<Values extends Float32Array | Int32Array>(
  Kind: new (length: number) => Values,
  arrays: readonly Values[],
): Values {
  const all = new Kind(arrays.reduce((length, array) => length + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}
