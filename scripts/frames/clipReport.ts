/** What seeking in one clip showed. */
export interface ClipReport {
  readonly clip: string;
  /** Frames asked for, and how many of them lay before the one that was shown. */
  readonly asked: number;
  readonly backwards: number;
  /** One line each. */
  readonly mismatches: readonly string[];
  /** Frames asked for that cannot be told from another one by their picture: counted as right, and said. */
  readonly twins: number;
  readonly note: string;
}
