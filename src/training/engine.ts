import type { SampleOptions, Samples } from './policy/sample';

/** Prompts as an engine takes them: S scenes, B sequences grouped by scene, B/S of each. */
export interface PromptBatch {
  readonly scenes: number;
  readonly frames: number;
  /** [S, F·patches, C] visual tokens. */
  readonly visual: Float32Array;
  /** [S, F, 12] pose of each frame in the first shown camera. */
  readonly poses: Float32Array;
  readonly sequences: number;
  /** [B, P] prompt tokens. */
  readonly prompts: Int32Array;
}

/** What a policy-gradient step learns from: completions, and what each of their tokens is worth. */
export interface PolicyBatch {
  readonly prompts: PromptBatch;
  readonly samples: Samples;
  /** A_i per sequence, [B]. */
  readonly advantages: Float32Array;
  /** w_it: weight of each token in the loss, [B, T]; 0 after the end. */
  readonly weights: Float32Array;
}

export interface UpdateOptions {
  readonly learningRate: number;
  readonly epsilon: number;
  readonly beta: number;
  readonly temperature: number;
  readonly maxGradNorm: number;
  readonly microChunk: number;
}

export interface UpdateStats {
  readonly loss: number;
  /** Before it was clipped. */
  readonly gradNorm: number;
}

/** All that the algorithms ask of a policy. A faster engine (own kernels) replaces this and nothing else. */
export interface Engine {
  readonly parameterCount: number;
  sample(batch: PromptBatch, options: SampleOptions): Promise<Samples>;
  /** One AdamW step down the GRPO loss. */
  update(batch: PolicyBatch, options: UpdateOptions): Promise<UpdateStats>;
  /** The parameters now, float32, by name. */
  read(): Promise<Map<string, Float32Array>>;
  dispose(): void;
}
