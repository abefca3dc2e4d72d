import { defaultGrpoOptions, type GrpoOptions, type RunConfig, type RunRecord } from '#training';
import type { Algorithm } from './knobs';
import type { TrainableKind } from './trainable';

/** What the panel needs to know of a run, whether it is live or replayed. */
export interface RunAbout {
  readonly kind: TrainableKind;
  readonly algorithm: Algorithm;
  /** Of imitation only those that it has: learning rate, warm-up, micro-chunk, gradient norm. */
  readonly grpo: GrpoOptions;
  /** Groups of each step; null where a run draws them anew. */
  readonly prompts: number | null;
}

export function aboutOf({ tasks, algorithm, grpo }: RunConfig): RunAbout {
  return { kind: tasks[0]?.kind ?? 'grounding', algorithm, grpo, prompts: tasks.length };
}

export function aboutStored({ task, algorithm, options, data }: RunRecord): RunAbout {
  const tasks = data?.tasks;
  return {
    kind: task,
    algorithm,
    grpo: { ...defaultGrpoOptions, ...options },
    prompts: Array.isArray(tasks) ? tasks.length : null,
  };
}
