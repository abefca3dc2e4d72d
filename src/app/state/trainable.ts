import type { PartName, Task } from '#rewards';

/** Kinds of task that a live run can train on: all. */
export type TrainableKind = Task['kind'];

/** What a live run makes of a kind of task: small, so that something moves within a minute on two cores. */
export interface Trainable {
  readonly title: string;
  /** Parts of its reward, in their order. */
  readonly parts: readonly PartName[];
  /** As many of the room's prompts of this kind. */
  readonly prompts: number;
  /** Longest completion, tokens: a grounding answer is short, a list of boxes is not. */
  readonly maxTokens: number;
}

export const trainable: Readonly<Record<TrainableKind, Trainable>> = {
  grounding: { title: 'Find one object', parts: ['format', 'frame', 'iou'], prompts: 4, maxTokens: 24 },
  detection: { title: 'Find every object', parts: ['format', 'iou', 'f1'], prompts: 2, maxTokens: 120 },
  reasoning: { title: 'Answer questions', parts: ['format', 'answer'], prompts: 4, maxTokens: 120 },
};
