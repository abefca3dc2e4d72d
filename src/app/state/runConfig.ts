import type { Task } from '#rewards';
import { defaultGrpoOptions, type RunConfig } from '#training';
import type { Knobs } from './knobs';
import { presets, type TrainableKind } from './presets';
import type { Room } from './room';

/** The prompts that a run of this kind trains on: the room's first ones. */
export function runTasks(room: Room, kind: TrainableKind): readonly Task[] {
  return room.tasks.filter((task) => task.kind === kind).slice(0, presets[kind].prompts);
}

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
