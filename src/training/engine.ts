import type { Completions } from './completions';
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
  /** P: tokens a prompt takes, padding included. */
  readonly promptLength: number;
  /** [B, P] prompt tokens. */
  readonly prompts: Int32Array;
}

/** Completions to learn from, and what each of their tokens weighs in the loss. */
export interface TargetBatch {
  readonly prompts: PromptBatch;
  readonly completions: Completions;
  /** w_it ≥ 0, [B, T]; 0 after the end. For imitation 1 / number of tokens (targetBatch.ts). */
  readonly weights: Float32Array;
}

/** What a policy-gradient step learns from: completions that the policy sampled itself, and how good they were. */
export interface PolicyBatch extends TargetBatch {
  readonly completions: Samples;
  /** A_i per sequence, [B]. */
  readonly advantages: Float32Array;
}

export interface ImitateOptions {
  readonly learningRate: number;
  /** Largest gradient norm; above it the gradient is scaled down. */
  readonly maxGradNorm: number;
  /** Sequences per backward pass. */
  readonly microChunk: number;
}

export interface UpdateOptions extends ImitateOptions {
  /** Clip range of the ratio: from 1 − epsilon to 1 + epsilonHigh. */
  readonly epsilon: number;
  readonly epsilonHigh: number;
  readonly beta: number;
  readonly temperature: number;
}

export interface ImitateStats {
  readonly loss: number;
  /** Before it was clipped. */
  readonly gradNorm: number;
}

export interface UpdateStats extends ImitateStats {
  /** Shares of tokens at which the clip stopped a fall (`low`) or a rise (`high`) of their probability. */
  readonly clipFraction: { readonly low: number; readonly high: number };
  /** Mean per token of the k3 estimate of KL[π ‖ π_ref]; null where β = 0, which keeps no reference. */
  readonly kl: number | null;
}

/** All that an engine would forget: restored, it goes on with exactly the numbers it would have had. */
export interface EngineState {
  readonly parameters: ReadonlyMap<string, Float32Array>;
  /** AdamW's first and second moments, by parameter. */
  readonly first: ReadonlyMap<string, Float32Array>;
  readonly second: ReadonlyMap<string, Float32Array>;
  /** Updates so far: AdamW's bias correction depends on it. */
  readonly updates: number;
}

/**
 * All that the algorithms ask of a policy. A faster engine (own kernels) replaces this and nothing else.
 *
 * An update that would leave a loss, a gradient or a parameter that is not a finite number throws a `NotFinite` and changes
 * nothing.
 */
export interface Engine {
  readonly parameterCount: number;
  sample(batch: PromptBatch, options: SampleOptions): Promise<Samples>;
  /** One AdamW step down the GRPO loss. */
  update(batch: PolicyBatch, options: UpdateOptions): Promise<UpdateStats>;
  /** One AdamW step down the cross-entropy of given completions, at temperature 1. */
  imitate(batch: TargetBatch, options: ImitateOptions): Promise<ImitateStats>;
  /** That cross-entropy, nothing learnt: Σ_it w_it · −log π(y_it | x, y_i<t), nats. */
  crossEntropy(batch: TargetBatch, options: Pick<ImitateOptions, 'microChunk'>): Promise<number>;
  /** The parameters now, float32, by name. */
  read(): Promise<Map<string, Float32Array>>;
  state(): Promise<EngineState>;
  /** The frozen policy of the KL term stays the one that the engine was made with. */
  restore(state: EngineState): void;
  dispose(): void;
}
