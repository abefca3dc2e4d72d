import type { Split } from '../shard/splits';

/** Scenes `first` to `first + count − 1` of a split and seed, as `sceneSeed` counts them. */
export interface GeneratorRequest {
  /** The furniture that ships, as `decodeFurniture` reads it: the parsed list and the models' bytes. */
  readonly furniture: { readonly list: unknown; readonly models: ArrayBuffer };
  readonly split: Split;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** Page → worker. */
export type GeneratorCommand =
  /** Ends what is being made, then makes these. */
  | ({ readonly kind: 'generate'; readonly run: number } & GeneratorRequest)
  /** Ends what is being made: `done` follows, after at most one more batch. */
  | { readonly kind: 'cancel' };

/** Worker → page; `run` is that of the command, so that a late event of an ended run can be told apart. */
export type GeneratorEvent = { readonly run: number } & News;

type News =
  /** A batch, in order: records of a shard with `SHARD_LAYOUT`, transferred and not copied. `first` counts as the request does. */
  | { readonly kind: 'scenes'; readonly first: number; readonly records: readonly ArrayBuffer[] }
  | { readonly kind: 'progress'; readonly done: number; readonly count: number }
  /** The end: `scenes` were made, fewer than asked for after `cancel`. */
  | { readonly kind: 'done'; readonly scenes: number }
  /** The end: what is wrong and what to do. */
  | { readonly kind: 'failed'; readonly message: string };
