import type { TaskKind } from '#rewards';
import type { GrpoOptions } from '../grpoOptions';
import type { SftContext } from '../sft';

/** Settings of a run under a name; whoever starts the run may still change each of them. */
export type RunPreset = {
  /** What it is for, in a line. */
  readonly about: string;
  /** The kinds of task that it is for. */
  readonly tasks: readonly TaskKind[];
  /** Scenes per step, S, of a shard. */
  readonly scenes: number;
  /** Prompts per scene, Q; of a single room, how many of its prompts. */
  readonly prompts: number;
} & (
  | { readonly algorithm: 'grpo'; readonly options: GrpoOptions }
  | { readonly algorithm: 'sft'; readonly options: SftContext['options'] }
);
