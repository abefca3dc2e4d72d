import type { QuestionType } from '#rewards';

/** A spatial question and how its answer is found, before it becomes a task. */
export interface Question {
  readonly type: QuestionType;
  /** What is asked, in a sentence or a few lines, without the options. */
  readonly ask: string;
  /** The number as it is to be written, or the right option. */
  readonly answer: string;
  /** The wrong options; none where a number is asked for. */
  readonly wrong?: readonly string[];
  /** Short lines that lead to the answer: see `levelFrame` for where their positions are measured. */
  readonly working: readonly string[];
  /** Ids of the instances that it is about, in the order in which the text names them. */
  readonly about: readonly string[];
}
