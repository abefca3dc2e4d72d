import type { Task } from '#rewards';
import type { SceneProblem } from '#scenes';
import type { DroppedFile } from './gatherFiles';
import type { ImportView, MadeScene } from './importView';

/** Page → worker. Every command has a number, and its answer the same. */
export type ImportCommand = { readonly call: number } & (
  | {
      /** Looks at what was dropped. Predictions are matched to `tasks`. */
      readonly kind: 'open';
      readonly name: string;
      readonly files: readonly DroppedFile[];
      readonly tasks: readonly Task[];
    }
  /** Makes a scene of one that was found, read in one of its ways. */
  | { readonly kind: 'make'; readonly scene: number; readonly reading: number }
);

/** Worker → page. */
export type ImportEvent = { readonly call: number } & (
  | { readonly kind: 'progress'; readonly what: string; readonly done: number; readonly of: number }
  | { readonly kind: 'opened'; readonly view: ImportView }
  | { readonly kind: 'made'; readonly made: MadeScene }
  | { readonly kind: 'failed'; readonly problems: readonly SceneProblem[] }
);
