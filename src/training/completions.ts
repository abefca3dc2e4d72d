/** Completions of B prompts, row-major [B, T]. */
export interface Completions {
  readonly count: number;
  readonly length: number;
  /** The end token closes a completion, PAD follows; one without an end token was cut off. */
  readonly tokens: Int32Array;
}
