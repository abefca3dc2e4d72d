import type { Evaluation } from '../../src/cli/evaluate/evaluation';

export const TASKS = ['detection', 'grounding', 'reasoning'] as const;

export type TaskName = (typeof TASKS)[number];

/** One run folder, as far as the results need it. */
export interface Run {
  /** Name of the folder. */
  readonly name: string;
  /** The folder that it lies in beside other runs to be told of apart from those above it: `detection-360`; '' for none. */
  readonly series: string;
  readonly task: TaskName;
  /** `start`, `grpo`, `sft-continued`, or one of these, a hyphen, and what was done otherwise: `grpo-no-frame`. */
  readonly arm: string;
  readonly seed: number;
  readonly trainer: string;
  readonly init: string;
  readonly policy: string;
  readonly steps: readonly Step[];
  readonly evaluations: readonly StepEvaluation[];
}

/** A line of metrics.jsonl. */
export interface Step {
  readonly step: number;
  /** Of the run so far. */
  readonly seconds: number;
  readonly reward: number | null;
  readonly shares: Readonly<Record<string, number>>;
}

export interface StepEvaluation {
  readonly step: number;
  /** Of the run when it had taken these steps; null where its metrics don't say. */
  readonly seconds: number | null;
  readonly evaluation: Evaluation;
}
