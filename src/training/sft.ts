/**
 * Supervised fine-tuning, stage 1 of 3D-RFT and the control of stage 2: imitate the written answers, token by token.
 *
 *   L = − (1 / Σ T_i) Σ_i Σ_t log π(y*_it | x, y*_i<t)      (3d-rft.md §3)
 */
import { completionLength } from './completionLength';
import type { Engine, ImitateOptions, TargetBatch } from './engine';
import { type LearningRateSchedule, learningRateAt } from './learningRateAt';
import type { ScoredGroup, StepMetrics } from './protocol';

export interface SftContext {
  readonly engine: Engine;
  /** This step's prompts and their written answers (targetBatch.ts). */
  readonly batch: TargetBatch;
  readonly options: ImitateOptions & LearningRateSchedule;
  /** Seconds that the run took up to here; 0 if absent. */
  readonly spent?: number;
}

/** One step of imitation, told as a GRPO step is. Step 0 only measures: it leaves the policy as it is. */
export async function sftStep(
  { engine, batch, options, spent = 0 }: SftContext,
  step: number,
): Promise<{ readonly metrics: StepMetrics; readonly groups: readonly ScoredGroup[] }> {
  const started = performance.now();
  const learningRate = step > 0 ? learningRateAt(options, step) : 0;
  const stats =
    step > 0
      ? await engine.imitate(batch, { ...options, learningRate })
      : { loss: await engine.crossEntropy(batch, options) };
  const seconds = (performance.now() - started) / 1000;

  const { completions } = batch;
  const lengths = Array.from({ length: completions.count }, (_, row) => completionLength(completions, row));
  const tokens = lengths.reduce((sum, length) => sum + length, 0);
  const metrics: StepMetrics = {
    step,
    reward: null,
    rewardStd: null,
    parts: {},
    shares: {},
    flatGroups: 0,
    leftOut: 0,
    length: tokens / completions.count,
    truncated: 0,
    entropy: null,
    ...stats,
    clipFraction: null,
    kl: null,
    learningRate,
    sampleSeconds: 0,
    updateSeconds: seconds,
    seconds: spent + seconds,
    tokensPerSecond: tokens / seconds,
  };
  return { metrics, groups: [] };
}
