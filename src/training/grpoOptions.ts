import type { LearningRateSchedule } from './learningRateAt';

/** How the token losses of a batch become one number (tokenWeights.ts). Names: design.md; sources: 3d-rft.md §3, §8.2. */
export type LossName =
  /** Sum over all tokens of the batch ÷ number of tokens: the paper's objective. */
  | '3d-rft'
  /** Mean over sequences of each sequence's token mean: the first GRPO (DeepSeekMath, arXiv 2402.03300). */
  | 'trl-grpo'
  /** As `3d-rft`, but per micro-chunk, averaged over micro-chunks (TRL's `bnpo`). */
  | 'bnpo'
  /** Sum over all tokens ÷ (sequences · maximum length), advantages not divided by the standard deviation
   * (Dr. GRPO, arXiv 2503.20783). */
  | 'dr-grpo'
  /** As `3d-rft`, which differs from DAPO (arXiv 2503.14476) in other options only: see `lossPresets`. */
  | 'dapo'
  /** As `3d-rft`, advantages not divided by the standard deviation. */
  | 'no-std';

export interface GrpoOptions extends LearningRateSchedule {
  /** Rollouts per prompt, at least 2. TRL's default is 8; the paper does not say. */
  readonly groupSize: number;
  /** Sampling temperature; logits are divided by it in the loss too. */
  readonly temperature: number;
  /** Samples come from the likeliest tokens that together reach this probability; 1 is all of them. */
  readonly topP: number;
  /** Clip range of the ratio: from 1 − epsilon … */
  readonly epsilon: number;
  /** … to 1 + epsilonHigh. The same as `epsilon`, but for DAPO's clip-higher. */
  readonly epsilonHigh: number;
  /** Weight of the KL to the start; 0 keeps no reference policy. */
  readonly beta: number;
  /** Updates per sampled batch. At 1 the ratio is 1 and the clip never acts. */
  readonly innerSteps: number;
  readonly loss: LossName;
  /** Groups whose rewards are all equal are left out, and others drawn in their place where the source has others
   * (DAPO §3.2). */
  readonly dynamicSampling: boolean;
  /** A completion that was cut off teaches nothing (TRL's `mask_truncated_completions`, DAPO §3.4). */
  readonly maskTruncated: boolean;
  /** Longest completion, tokens. */
  readonly maxTokens: number;
  /** Largest gradient norm; above it the gradient is scaled down. */
  readonly maxGradNorm: number;
  /** Sequences per backward pass: the paper's loss backward chunking. Memory grows with this, not with the group. */
  readonly microChunk: number;
  /** Weight of each reward part by name; 1 where absent, as in the paper. */
  readonly weights: Readonly<Record<string, number>>;
}

/** The paper's objective with the toy's settings: where the paper is silent, TRL's defaults, except the learning rate. */
export const defaultGrpoOptions: GrpoOptions = {
  groupSize: 8,
  learningRate: 6e-5,
  warmup: 10,
  temperature: 1,
  topP: 1,
  epsilon: 0.2,
  epsilonHigh: 0.2,
  beta: 0,
  innerSteps: 1,
  loss: '3d-rft',
  dynamicSampling: false,
  maskTruncated: false,
  maxTokens: 24,
  maxGradNorm: 1,
  microChunk: 64,
  weights: {},
};
