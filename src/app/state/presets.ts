import type { PartName, Task } from '#rewards';
import { defaultGrpoOptions } from '#training';

/** Kinds of task that a live run can train on. */
export type TrainableKind = Extract<Task['kind'], 'detection' | 'grounding'>;

/** A live run: small, so that something moves within a minute on two cores. */
export interface Preset {
  readonly kind: TrainableKind;
  readonly title: string;
  /** Parts of its reward, in their order. */
  readonly parts: readonly PartName[];
  /** As many of the room's prompts of this kind. */
  readonly prompts: number;
  /** Far above what training for other rooms stands: a few fixed prompts are learnt by heart. */
  readonly learningRate: number;
  readonly temperature: number;
  /** Longest completion, tokens: a grounding answer is short, a list of boxes is not. */
  readonly maxTokens: number;
}

export const presets: Readonly<Record<TrainableKind, Preset>> = {
  grounding: {
    kind: 'grounding',
    title: 'Find one object',
    parts: ['format', 'frame', 'iou'],
    prompts: 4,
    learningRate: 5e-4,
    temperature: 0.7,
    maxTokens: defaultGrpoOptions.maxTokens,
  },
  detection: {
    kind: 'detection',
    title: 'Find every object',
    parts: ['format', 'iou', 'f1'],
    prompts: 2,
    learningRate: 5e-4,
    temperature: 0.7,
    maxTokens: 120,
  },
};
