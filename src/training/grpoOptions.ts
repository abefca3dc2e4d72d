/** How the token losses of a batch become one number. Names: design.md; sources: 3d-rft.md §3 and TRL's `loss_type`. */
export type LossName =
  /** Sum over all tokens of the batch ÷ number of tokens: the paper's objective (TRL calls it `dapo`). */
  | '3d-rft'
  /** Mean over sequences of each sequence's token mean. */
  | 'trl-grpo'
  /** Sum over all tokens ÷ (sequences · maximum length), advantages not divided by the standard deviation. */
  | 'dr-grpo'
  /** As `3d-rft`, advantages not divided by the standard deviation. */
  | 'no-std';

export interface GrpoOptions {
  /** Rollouts per prompt. TRL's default is 8; the paper does not say. */
  readonly groupSize: number;
  /** AdamW learning rate, after warm-up. */
  readonly learningRate: number;
  /** Steps of linear warm-up. */
  readonly warmup: number;
  /** Sampling temperature; logits are divided by it in the loss too. */
  readonly temperature: number;
  /** Clip range of the ratio, 1 ± epsilon. */
  readonly epsilon: number;
  /** Weight of the KL to the start; 0 keeps no reference policy. */
  readonly beta: number;
  /** Updates per sampled batch. At 1 the ratio is 1 and the clip never acts. */
  readonly innerSteps: number;
  readonly loss: LossName;
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
  epsilon: 0.2,
  beta: 0,
  innerSteps: 1,
  loss: '3d-rft',
  maxTokens: 24,
  maxGradNorm: 1,
  microChunk: 64,
  weights: {},
};
