import type { PolicyCheckpoint, RunRecord } from '#training/headless';
import type { TrainSettings } from './trainSettings';

/** A run's `run.json`: enough to go on from its folder alone. */
export function recordOf(
  { task, init, preset, plan, data, steps, saving, backend }: TrainSettings,
  policy: PolicyCheckpoint,
  parameters: number,
  digest: string,
): RunRecord {
  return {
    format: 'reward-room/run',
    version: 1,
    trainer: 'tfjs',
    task,
    algorithm: plan.algorithm,
    init,
    seed: plan.seed,
    preset,
    options: { ...plan.options },
    data: { ...data, digest },
    saving,
    steps,
    backend,
    policy: { name: policy.config.name, parameters },
  };
}
