import { createStore } from 'zustand/vanilla';
import type { PartName, Task } from '#rewards';
import { type BackendName, defaultGrpoOptions, type RunConfig } from '#training';
import type { Room } from './room';

/** What the user sets before a run. All else is as in `defaultGrpoOptions`. */
export interface Knobs {
  readonly kind: TrainableKind;
  readonly groupSize: number;
  readonly learningRate: number;
  readonly temperature: number;
  /** Weight of the KL to the start; 0 for none. */
  readonly beta: number;
  /** Steps that the run goes to. */
  readonly steps: number;
  readonly seed: number;
  readonly weights: Readonly<Partial<Record<PartName, number>>>;
  readonly prefer: BackendName;
}

export type TrainableKind = Extract<Task['kind'], 'detection' | 'grounding'>;

/** A live run: small, so that something moves within a minute on two cores. */
export interface Preset {
  readonly kind: TrainableKind;
  readonly title: string;
  /** Parts of its reward, in their order. */
  readonly parts: readonly PartName[];
  /** As many of the room's prompts of this kind. */
  readonly prompts: number;
  /** Longest completion, tokens: a grounding answer is short, a list of boxes is not. */
  readonly maxTokens: number;
}

export const presets: Readonly<Record<TrainableKind, Preset>> = {
  grounding: {
    kind: 'grounding',
    title: 'Find one object',
    parts: ['format', 'frame', 'iou'],
    prompts: 8,
    maxTokens: defaultGrpoOptions.maxTokens,
  },
  detection: {
    kind: 'detection',
    title: 'Find every object',
    parts: ['format', 'iou', 'f1'],
    prompts: 2,
    maxTokens: 120,
  },
};

export const knobs = createStore<Knobs>(() => ({
  kind: 'grounding',
  groupSize: defaultGrpoOptions.groupSize,
  learningRate: defaultGrpoOptions.learningRate,
  temperature: defaultGrpoOptions.temperature,
  beta: defaultGrpoOptions.beta,
  steps: 200,
  seed: 0,
  weights: {},
  prefer: 'webgpu',
}));

/** The prompts that a run of this kind trains on. */
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
