import { Random } from '#scenes';
import type { StepMetrics } from '#training/headless';
import { bootstrapGain } from './bootstrap';
import type { Rewards } from './gainMeasure';
import type { TrainSettings } from './trainSettings';

export interface Measured {
  readonly before: Rewards;
  readonly after: Rewards;
}

/** The command's last line: what was trained, and what came of it. */
export function runOutcome(
  { task, plan, preset, backend }: TrainSettings,
  last: StepMetrics,
  checkpoint: string | null,
  measured: Measured | null,
): object {
  const mean = (rewards: Rewards) =>
    rewards.flat().reduce((sum, reward) => sum + reward, 0) / rewards.flat().length;
  return {
    task,
    algorithm: plan.algorithm,
    preset,
    seed: plan.seed,
    backend,
    steps: last.step,
    seconds: Number(last.seconds.toFixed(1)),
    reward: last.reward,
    loss: last.loss ?? null,
    checkpoint,
    ...(measured && {
      prompts: measured.before.length,
      before: mean(measured.before),
      after: mean(measured.after),
      gain: bootstrapGain(measured.before, measured.after, Random.seeded(plan.seed)),
    }),
  };
}
