import type { FileSource, SourceFile } from '../import/sourceFile';
import type { PredictionDump } from './predictionDump';

export type PredictionFormatId =
  | 'jsonl'
  | 'rollouts-json'
  | 'lmms-eval'
  | 'trl-parquet'
  | 'wandb-table'
  | 'verl-v0'
  | 'verl-v1'
  | 'easy-r1'
  | 'log-path'
  | 'nemo-rl';

export interface ReadOptions {
  /** Aborting makes `read` reject with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called a few times a second: rows so far, and the share of all bytes that are read. */
  readonly onProgress?: (progress: { readonly rows: number; readonly share: number }) => void;
}

/** Somebody else's log of completions: how to know it, read it and write it. */
export interface PredictionFormat {
  readonly id: PredictionFormatId;
  /** As people call it: `TRL completions (Parquet)`. */
  readonly title: string;
  /** Whether the source holds such files, by names and first bytes. Cheap. */
  readonly detect: (source: FileSource) => Promise<boolean>;
  /** Reads all files of this format in the source, those of step 10 after those of step 9. Lets the page breathe.
   * @throws SceneError if no completion can be had; a broken row among good ones is a note. */
  readonly read: (source: FileSource, options?: ReadOptions) => Promise<PredictionDump>;
  /** The dump in this format, with everything that the format can say; reading it again gives the same.
   * @throws SceneError where the format cannot hold what it must (a row without a task, say) */
  readonly write: (dump: PredictionDump) => Promise<readonly SourceFile[]>;
}
