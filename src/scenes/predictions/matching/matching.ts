import type { Rollout } from '#rewards';
import type { RowAdvantage } from '../grouping/groupAdvantages';
import type { Grouping } from '../grouping/grouping';
import type { PolicyInfo } from '../policyInfo';

/** A row of a dump that belongs to a task of ours, and what its file says of its reward. */
export interface ImportedRollout extends Rollout {
  /** Place in `Matching.grouping.groups`. */
  readonly group: number;
  readonly given: GivenReward;
}

/** Somebody else's figures, to be shown beside ours. Undefined where the file does not say. */
export interface GivenReward {
  readonly reward?: number;
  readonly parts?: Readonly<Record<string, number | null>>;
  readonly advantage?: RowAdvantage;
}

/** Rows that belong to no task, all for one reason. */
export interface UnmatchedRows {
  readonly reason: string;
  readonly remedy: string;
  /** Their `order` in the dump. */
  readonly rows: readonly number[];
}

/** A dump's rows, put to tasks. */
export interface Matching {
  /** In the dump's order. A policy that was logged at several steps is one policy per step: `run@40`. */
  readonly rollouts: readonly ImportedRollout[];
  readonly policies: readonly PolicyInfo[];
  /** Rows that found their task. */
  readonly matched: number;
  readonly unmatched: readonly UnmatchedRows[];
  readonly grouping: Grouping;
  /** How rows found their tasks, and the notes of the dump. */
  readonly notes: readonly string[];
}
