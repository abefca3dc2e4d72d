import type { PartName, TaskKind } from '#rewards';
import type { FindingKind } from './findings';

/** A place in the confusion table; null stands for "nothing there" (truth) or "missed" (predicted). */
export interface Cell {
  readonly truth: string | null;
  readonly predicted: string | null;
}

/** Which of two policies answered a prompt rightly. */
export type Outcome = 'both' | 'first' | 'second' | 'neither';

/** Two policies on the same prompts. */
export interface Versus {
  readonly first: string;
  readonly second: string;
  /** Only prompts with this outcome. */
  readonly outcome?: Outcome;
}

/** A kind of finding, or any box that is no true positive. */
export type FindingFilter = FindingKind | 'false-positive';

/** What the table shows. What is absent leaves everything in. */
export interface RowFilter {
  /** Words that all stand in the prompt, the completion, the policy's name or the task's id. */
  readonly text?: string;
  readonly kind?: TaskKind;
  readonly policy?: string | undefined;
  readonly step?: number | undefined;
  /** Has such a finding, of `label` if that is given too. */
  readonly finding?: FindingFilter;
  /** A true or a predicted object of this label. */
  readonly label?: string;
  readonly cell?: Cell;
  /** Earned nothing of this part. */
  readonly nothingOf?: PartName;
  readonly right?: boolean;
  readonly versus?: Versus;
}
