/**
 * Group relative policy optimisation on the metric itself: stage 2 of 3D-RFT (arXiv 2603.04976).
 *
 *   1. Sample   G completions y_1 … y_G of each prompt from the policy as it is now.
 *   2. Score    each text with the evaluation metric: R_i = format + task reward. No gradient, no value network.
 *   3. Compare  each with its group:  A_i = (R_i − mean R) / (std R + 1e-4).
 *   4. Update   so that tokens of better-than-average completions become likelier:
 *
 *        L = − (1 / Σ T_i) Σ_i Σ_t min(ρ_it A_i, clip(ρ_it, 1 − ε, 1 + ε) A_i) + β · KL[π ‖ π_ref]
 *        ρ_it = π(y_it | x, y_i<t) / π_old(y_it | x, y_i<t)
 *
 * The objective is as printed in the paper (3d-rft.md §3); where the paper is silent, TRL's choices (§8.2) stand.
 */
import { advantages, type RewardResult, type Task } from '#rewards';
import type { Random } from '#scenes';
import type { Engine, PromptBatch } from './engine';
import type { GrpoOptions } from './grpoOptions';
import { gumbelNoise } from './gumbelNoise';
import type { ScoredGroup, StepMetrics } from './protocol';
import { readRollouts } from './readRollouts';
import { summarise } from './summarise';
import { add, clipByValue, exp, minimum, mul, neg, type Scalar, sub, sum, type Tensor } from './tf';
import { tokenWeights } from './tokenWeights';

export interface GrpoStep {
  readonly metrics: StepMetrics;
  readonly groups: readonly ScoredGroup[];
}

export interface GrpoContext {
  readonly engine: Engine;
  /** One per prompt, in the order of `batch`: task g owns the sequences g·G … g·G + G − 1. */
  readonly tasks: readonly Task[];
  /** Every prompt G times over. */
  readonly batch: PromptBatch;
  /** The reward: a pure function of text and task. */
  readonly score: (completion: string, task: Task) => RewardResult;
  readonly options: GrpoOptions;
  readonly random: Random;
}

/** One step of GRPO: sample, score, compare, update. Step 0 only measures: it leaves the policy as it is. */
export async function grpoStep(context: GrpoContext, step: number): Promise<GrpoStep> {
  const { engine, tasks, batch, score, options, random } = context;
  const started = performance.now();

  // 1. Sample.
  const samples = await engine.sample(batch, {
    temperature: options.temperature,
    maxTokens: options.maxTokens,
    gumbel: gumbelNoise(random),
  });
  const sampled = performance.now();

  // 2. Score, 3. compare.
  const groups = readRollouts(samples, tasks, options.groupSize, step).map((rollouts, g): ScoredGroup => {
    const task = tasks[g]!;
    const rewards = rollouts.map((rollout) => score(rollout.completion, task));
    const group = advantages(
      rewards.map((reward) => reward.total),
      { scale: dividesByStd(options) ? 'group' : 'none' },
    );
    return { task: task.id, rollouts, rewards, advantages: group.values, flat: group.flat };
  });

  // 4. Update. The log-probabilities noted while sampling are π_old: at the first inner step ρ = 1.
  let stats = {};
  if (step > 0) {
    const policyBatch = {
      prompts: batch,
      samples,
      advantages: Float32Array.from(groups.flatMap((group) => group.advantages)),
      weights: tokenWeights(samples, options),
    };
    const learningRate = options.learningRate * Math.min(1, step / options.warmup);
    for (let inner = 0; inner < options.innerSteps; inner++) {
      stats = await engine.update(policyBatch, { ...options, learningRate });
    }
  }
  const updated = performance.now();

  const summary = summarise(step, groups, samples);
  const tokens = summary.length * samples.count;
  return { groups, metrics: { ...summary, ...stats, ...timing(started, sampled, updated, tokens) } };
}

/**
 * The loss, to be minimised: Σ_it w_it · (β · KL_it − min(ρ_it A_i, clip(ρ_it, 1 − ε, 1 + ε) A_i)).
 * How token losses are averaged is all in the weights (tokenWeights.ts): 1 / Σ T_i for the paper's objective.
 *
 * @param logp_BT log π, with gradient
 * @param old_BT log π_old, as sampled
 * @param ref_BT log π_ref of the frozen start, or null where β = 0
 * @param advantages_B1 A_i, [B, 1]
 * @param weights_BT w_it, 0 after a completion's end
 */
export function grpoLoss(
  logp_BT: Tensor,
  old_BT: Tensor,
  ref_BT: Tensor | null,
  advantages_B1: Tensor,
  weights_BT: Tensor,
  { epsilon, beta }: { readonly epsilon: number; readonly beta: number },
): Scalar {
  const ratio_BT = exp(sub(logp_BT, old_BT));
  const clipped_BT = clipByValue(ratio_BT, 1 - epsilon, 1 + epsilon);
  // The pessimistic one of the two: a ratio may leave the clip range only where that costs, never where it pays.
  const gain_BT = minimum(mul(ratio_BT, advantages_B1), mul(clipped_BT, advantages_B1));
  const loss_BT = ref_BT ? add(neg(gain_BT), mul(klEstimate(logp_BT, ref_BT), beta)) : neg(gain_BT);
  return sum(mul(loss_BT, weights_BT)) as Scalar;
}

/** Schulman's k3 estimate of KL[π ‖ π_ref] per token: e^d − d − 1 with d = log π_ref − log π. Never negative (TRL :3069). */
function klEstimate(logp_BT: Tensor, ref_BT: Tensor): Tensor {
  const d_BT = sub(ref_BT, logp_BT);
  return sub(sub(exp(d_BT), d_BT), 1);
}

function dividesByStd(options: GrpoOptions): boolean {
  return options.loss === '3d-rft' || options.loss === 'trl-grpo';
}

function timing(started: number, sampled: number, updated: number, tokens: number) {
  return {
    sampleSeconds: (sampled - started) / 1000,
    updateSeconds: (updated - sampled) / 1000,
    tokensPerSecond: (tokens * 1000) / (updated - started),
  };
}
