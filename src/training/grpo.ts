/**
 * Group relative policy optimisation on the metric itself: stage 2 of 3D-RFT (arXiv 2603.04976).
 *
 *   1. Sample   G completions y_1 … y_G of each prompt from the policy as it is now.
 *   2. Score    each text with the evaluation metric: R_i = format + task reward. No gradient, no value network.
 *   3. Compare  each with its group:  A_i = (R_i − mean R) / (std R + 1e-4).
 *   4. Update   so that tokens of better-than-average completions become likelier:
 *
 *        L = − (1 / Σ T_i) Σ_i Σ_t min(ρ_it A_i, clip(ρ_it, 1 − ε, 1 + ε_high) A_i) + β · KL[π ‖ π_ref]
 *        ρ_it = π(y_it | x, y_i<t) / π_old(y_it | x, y_i<t)
 *
 * The objective is as printed in the paper (3d-rft.md §3), with ε_high = ε; where the paper is silent, TRL's choices (§8.2)
 * stand. What other algorithms do differently: the average over tokens (tokenWeights.ts), the division by std R, ε_high
 * above ε ("clip-higher", DAPO, arXiv 2503.14476 §3.1), and what is left out of step 4 (§3.2 and §3.4 there).
 */
import { advantages, type RewardResult, type Task } from '#rewards';
import type { Random } from '#scenes';
import { checkGrpoOptions } from './checkGrpoOptions';
import type { Engine, PolicyBatch, PromptBatch, UpdateOptions, UpdateStats } from './engine';
import type { GrpoOptions } from './grpoOptions';
import { gumbelNoise } from './gumbelNoise';
import { joinBatches, type SampledBatch } from './joinBatches';
import { learningRateAt } from './learningRateAt';
import type { ScoredGroup, StepMetrics } from './protocol';
import { readRollouts } from './readRollouts';
import { summarise } from './summarise';
import {
  add,
  cast,
  clipByValue,
  exp,
  greater,
  less,
  logicalAnd,
  minimum,
  mul,
  neg,
  type Scalar,
  sign,
  sub,
  sum,
  type Tensor,
} from './tf';
import { tokenWeights } from './tokenWeights';

/** What one step asks of the policy. */
export interface StepPrompts {
  /** One per prompt, in the order of `batch`: task g owns the sequences g·G … g·G + G − 1. */
  readonly tasks: readonly Task[];
  /** Every prompt G times over. */
  readonly batch: PromptBatch;
}

export interface GrpoContext extends StepPrompts {
  readonly engine: Engine;
  /** Draws other prompts in place of `groups` flat ones, at least as many, in batches of the same shape. Absent where
   * there are no others. */
  readonly redraw?: (groups: number) => StepPrompts | Promise<StepPrompts>;
  /** The reward: a pure function of text and task. */
  readonly score: (completion: string, task: Task) => RewardResult;
  readonly options: GrpoOptions;
  /** Of this step alone. */
  readonly random: Random;
  /** Seconds that the run took up to here; 0 if absent. */
  readonly spent?: number;
}

export interface GrpoStep {
  readonly metrics: StepMetrics;
  /** All that were sampled, those included that the update left out. */
  readonly groups: readonly ScoredGroup[];
}

/** How often other prompts are drawn in place of flat groups, at most: DAPO goes on until its batch is full. */
const MOST_REDRAWS = 3;

/** One step of GRPO: sample, score, compare, update. Step 0 only measures: it leaves the policy as it is. */
export async function grpoStep(context: GrpoContext, step: number): Promise<GrpoStep> {
  const { engine, tasks, options, spent = 0 } = context;
  checkGrpoOptions(options);
  const started = performance.now();

  // 1. Sample, 2. score, 3. compare.
  const drawn = await rollOuts(context, step);
  const groups = drawn.flatMap((each) => each.groups);
  const { prompts, samples } = joinBatches(drawn);
  const sampled = performance.now();

  // 4. Update. The log-probabilities noted while sampling are π_old: at the first inner step ρ = 1.
  const leftOut = options.dynamicSampling ? spare(groups, tasks.length) : groups.map(() => false);
  const weights = tokenWeights(prompts, samples, options, leftOut);
  const learningRate = step > 0 && weights.some((weight) => weight > 0) ? learningRateAt(options, step) : 0;
  const learnt = Float32Array.from(groups.flatMap((group) => group.advantages));
  const batch = { prompts, completions: samples, advantages: learnt, weights };
  const stats = learningRate > 0 ? await learn(engine, batch, { ...options, learningRate }) : null;
  const updated = performance.now();

  const summary = summarise(step, groups, samples);
  const metrics: StepMetrics = {
    ...summary,
    leftOut: leftOut.filter(Boolean).length,
    ...(stats && { loss: stats.loss, gradNorm: stats.gradNorm }),
    clipFraction: stats && options.innerSteps > 1 ? stats.clipFraction : null,
    kl: stats?.kl ?? null,
    learningRate,
    sampleSeconds: (sampled - started) / 1000,
    updateSeconds: (updated - sampled) / 1000,
    seconds: spent + (updated - started) / 1000,
    tokensPerSecond: (summary.length * samples.count * 1000) / (updated - started),
  };
  return { groups, metrics };
}

type RollOut = SampledBatch & { readonly groups: readonly ScoredGroup[] };

/** The step's prompts rolled out; under dynamic sampling others too, in place of groups that turn out flat (DAPO §3.2). */
async function rollOuts(context: GrpoContext, step: number): Promise<RollOut[]> {
  const { tasks, redraw, options } = context;
  const all = [await rollOut(context, context, step)];
  if (!options.dynamicSampling || !redraw || step === 0) return all;
  const varied = () => all.flatMap(({ groups }) => groups).filter(({ flat }) => !flat).length;
  for (let tries = 0; tries < MOST_REDRAWS && varied() < tasks.length; tries++)
    all.push(await rollOut(context, await redraw(tasks.length - varied()), step));
  return all;
}

async function rollOut(
  { engine, score, options, random }: GrpoContext,
  { tasks, batch }: StepPrompts,
  step: number,
): Promise<RollOut> {
  const { temperature, topP, maxTokens } = options;
  const samples = await engine.sample(batch, { temperature, topP, maxTokens, gumbel: gumbelNoise(random) });
  const scale = dividesByStd(options) ? 'group' : 'none';
  const groups = readRollouts(samples, tasks, options.groupSize, step).map((rollouts, g): ScoredGroup => {
    const task = tasks[g]!;
    const rewards = rollouts.map((rollout) => score(rollout.completion, task));
    const totals = rewards.map((reward) => reward.total);
    const group = advantages(totals, { scale });
    return { task: task.id, rollouts, rewards, advantages: group.values, flat: group.flat };
  });
  return { prompts: batch, samples, groups };
}

/** The inner steps, on one batch of samples. To a run they are one step: where a later one fails, the earlier are undone. */
async function learn(
  engine: Engine,
  batch: PolicyBatch,
  options: UpdateOptions & Pick<GrpoOptions, 'innerSteps'>,
): Promise<UpdateStats> {
  const before = options.innerSteps > 1 ? await engine.state() : null;
  try {
    let stats = await engine.update(batch, options);
    for (let inner = 1; inner < options.innerSteps; inner++) stats = await engine.update(batch, options);
    return stats;
  } catch (error) {
    if (before) engine.restore(before);
    throw error;
  }
}

/** Dynamic sampling (DAPO §3.2): only groups with something to learn count, and no more of them than were asked for. */
function spare(groups: readonly ScoredGroup[], wanted: number): boolean[] {
  let taken = 0;
  return groups.map(({ flat }) => flat || ++taken > wanted);
}

/**
 * The loss, to be minimised: Σ_it w_it · (β · KL_it − min(ρ_it A_i, clip(ρ_it, 1 − ε, 1 + ε_high) A_i)).
 * How token losses are averaged is all in the weights (tokenWeights.ts): 1 / Σ T_i for the paper's objective.
 *
 * @param logp_BT log π, with gradient
 * @param old_BT log π_old, as sampled
 * @param ref_BT log π_ref of the frozen start, or null where β = 0
 * @param advantages_B1 A_i, [B, 1]
 * @param weights_BT w_it, 0 after a completion's end
 * @returns beside the loss how many tokens were clipped, and Σ KL_it, all over tokens of weight above 0
 */
export function grpoLoss(
  logp_BT: Tensor,
  old_BT: Tensor,
  ref_BT: Tensor | null,
  advantages_B1: Tensor,
  weights_BT: Tensor,
  { epsilon, epsilonHigh, beta }: Pick<GrpoOptions, 'epsilon' | 'epsilonHigh' | 'beta'>,
): { readonly loss: Scalar; readonly low: Tensor; readonly high: Tensor; readonly kl: Tensor } {
  // Padding has log π = −1e9: taken out before `exp`, for 0 · ∞ is not 0.
  const active_BT = sign(weights_BT);
  const ratio_BT = exp(mul(sub(logp_BT, old_BT), active_BT));
  const clipped_BT = clipByValue(ratio_BT, 1 - epsilon, 1 + epsilonHigh);
  // The pessimistic one of the two: a ratio may leave the clip range only where that costs, never where it pays.
  const gain_BT = minimum(mul(ratio_BT, advantages_B1), mul(clipped_BT, advantages_B1));
  const kl_BT = klEstimate(ref_BT ? mul(sub(ref_BT, logp_BT), active_BT) : mul(active_BT, 0));
  const loss_BT = add(neg(gain_BT), mul(kl_BT, beta));

  // A clip acts where it takes the gradient away (TRL's clip_ratio).
  const low_BT = logicalAnd(less(ratio_BT, 1 - epsilon), less(advantages_B1, 0));
  const high_BT = logicalAnd(greater(ratio_BT, 1 + epsilonHigh), greater(advantages_B1, 0));
  const count = (acts_BT: Tensor) => sum(mul(cast(acts_BT, 'float32'), active_BT));
  return {
    loss: sum(mul(loss_BT, weights_BT)) as Scalar,
    low: count(low_BT),
    high: count(high_BT),
    kl: sum(kl_BT),
  };
}

/** Schulman's k3 estimate of KL[π ‖ π_ref] per token: e^d − d − 1 with d = log π_ref − log π. Never negative (TRL :3069). */
function klEstimate(d_BT: Tensor): Tensor {
  return sub(sub(exp(d_BT), d_BT), 1);
}

function dividesByStd({ loss }: GrpoOptions): boolean {
  return loss !== 'dr-grpo' && loss !== 'no-std';
}
