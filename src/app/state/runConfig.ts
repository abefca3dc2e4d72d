import type { Box9, GroundingTask, Task } from '#rewards';
import { defaultGrpoOptions, type RunConfig } from '#training';
import type { Knobs } from './knobs';
import { presets, type TrainableKind } from './presets';
import type { Room } from './room';

/** The prompts that a run of this kind trains on: of groundings one per object, the largest objects first, for they are
 * seen in most frames; of detections the first ones. */
export function runTasks(room: Room, kind: TrainableKind): readonly Task[] {
  const all = room.tasks.filter((task) => task.kind === kind);
  const objects = new Map<string, GroundingTask>();
  for (const task of all) {
    if (task.kind === 'grounding' && !objects.has(`${task.target.box}`))
      objects.set(`${task.target.box}`, task);
  }
  const largest = [...objects.values()].sort((a, b) => volume(b.target.box) - volume(a.target.box));
  return (kind === 'grounding' ? largest : all).slice(0, presets[kind].prompts);
}

const volume = (box: Box9) => box[3] * box[4] * box[5];

/** Knobs → the configuration that the worker takes. */
export function runConfig(room: Room, values: Knobs): RunConfig {
  const { kind, groupSize, learningRate, temperature, beta, seed, weights, prefer } = values;
  return {
    grpo: {
      ...defaultGrpoOptions,
      groupSize,
      learningRate,
      temperature,
      beta,
      weights,
      maxTokens: presets[kind].maxTokens,
    },
    tasks: runTasks(room, kind),
    sceneUrl: room.baseUrl,
    policyUrl: new URL('./samples/policies/nano-sft.safetensors', document.baseURI).href,
    seed,
    prefer,
  };
}
