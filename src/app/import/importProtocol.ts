import type { Rollout, Task } from '#rewards';
import type { DroppedFile, FormatId, PolicyInfo, PredictionFormatId, SceneProblem } from '#scenes';
import type { ImportView, MadeScene, PredictionsView } from './importView';

/** Page → worker. Every command has a number, and its answer the same. */
export type ImportCommand = { readonly call: number } & (
  | {
      /** Looks at what was dropped. Predictions are matched to `tasks`. */
      readonly kind: 'open';
      readonly name: string;
      readonly files: readonly DroppedFile[];
      readonly tasks: readonly Task[];
      /** Ids that imported scenes must not have: those of the samples. */
      readonly takenIds: readonly string[];
    }
  /** Makes a scene of one that was found, read in one of its ways. */
  | { readonly kind: 'make'; readonly scene: number; readonly reading: number }
  /** Puts the completions that were found into groups of `size`. */
  | { readonly kind: 'regroup'; readonly size: number }
  /** Writes a scene, as one zip. */
  | { readonly kind: 'export-scene'; readonly scene: MadeScene; readonly format: FormatId }
  /** Writes the rollouts of a scene's tasks, scored, as one zip. */
  | {
      readonly kind: 'export-answers';
      readonly name: string;
      readonly tasks: readonly Task[];
      readonly policies: readonly PolicyInfo[];
      readonly rollouts: readonly Rollout[];
      readonly format: PredictionFormatId;
    }
);

/** Worker → page. */
export type ImportEvent = { readonly call: number } & (
  | { readonly kind: 'progress'; readonly what: string; readonly done: number; readonly of: number }
  | { readonly kind: 'opened'; readonly view: ImportView }
  | { readonly kind: 'made'; readonly made: MadeScene }
  | { readonly kind: 'regrouped'; readonly predictions: PredictionsView }
  | { readonly kind: 'exported'; readonly zip: Blob }
  | { readonly kind: 'failed'; readonly problems: readonly SceneProblem[] }
);
