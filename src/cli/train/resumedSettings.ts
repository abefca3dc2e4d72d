import { SPLITS } from '#scenes';
import { defaultGrpoOptions } from '#training';
import { type BackendName, type RunPlan, type RunRecord, TrainingError } from '#training/headless';
import { ENDLESS } from './endless';
import type { TrainArguments } from './trainArguments';
import type { TrainData, TrainSettings } from './trainSettings';

/** Settings ← what a run's `run.json` says, with what a resumed run may change.
 * @throws TrainingError where the command that wrote it was not this one */
export function resumedSettings(record: RunRecord, given: Partial<TrainArguments>): TrainSettings {
  const { data, options } = record;
  const known = data && typeof data.folder === 'string' && SPLITS.some((split) => split === data.split);
  if (!known)
    throw new TrainingError({
      what: 'It doesn’t say what the run trains on as this command does',
      where: 'run.json',
      remedy:
        'Go on where the run was started (the page keeps its own), or start a new run from its checkpoint',
    });
  const described = data as unknown as TrainData;
  return {
    task: record.task,
    init: record.init,
    preset: record.preset ?? '',
    plan: {
      algorithm: record.algorithm,
      seed: record.seed,
      tokens: described.tokens,
      options: { ...(record.algorithm === 'grpo' ? defaultGrpoOptions : {}), ...options },
    } as unknown as RunPlan,
    data: described,
    steps: given.steps ? Number(given.steps) : (record.steps ?? ENDLESS),
    saving: {
      every: Number(given['save-every'] ?? record.saving?.every ?? 10),
      keep: Number(given['keep-every'] ?? record.saving?.keep ?? 0),
    },
    backend: (given.backend ?? record.backend ?? 'wasm') as BackendName,
  };
}
