/** What the groups of a dump were told by, the most trusted first. */
export type GroupEvidence =
  /** The file names them: an id, a row of the data set, a task. */
  | 'id'
  /** The user said how many rollouts a group has. */
  | 'size'
  /** Rows of a group stand together. */
  | 'blocks'
  | 'truth'
  | 'prompt'
  /** Nothing tells: each row is alone. */
  | 'none';

export interface Grouping {
  /** Places in the list of rows; every row is in one group. */
  readonly groups: readonly (readonly number[])[];
  readonly by: GroupEvidence;
  /** Rollouts in every group; null where they differ. */
  readonly size: number | null;
  /** Why, in a sentence. */
  readonly evidence: string;
  /** The user should look at it, and say the size if it is wrong. */
  readonly unsure: boolean;
}
