import {
  type PolicyCheckpoint,
  type ResumedRun,
  type RunFolder,
  RunStore,
  readPolicy,
  recordFile,
  resumeRun,
  runFiles,
  TrainingError,
} from '#training/headless';
import { openNodeEngine } from '../shared/openNodeEngine';
import { readBytes } from '../shared/readBytes';
import { type OpenedSource, openSource } from './openSource';
import { recordOf } from './recordOf';
import { resumedSettings } from './resumedSettings';
import type { TrainArguments } from './trainArguments';
import { type TrainSettings, trainSettings } from './trainSettings';

export interface OpenedRun {
  readonly settings: TrainSettings;
  readonly policy: PolicyCheckpoint;
  readonly source: OpenedSource;
  readonly engine: Awaited<ReturnType<typeof openNodeEngine>>;
  readonly store: RunStore | null;
  readonly resumed: ResumedRun | null;
}

/** Opens all that a run needs, from the arguments or from the run's folder. Of the folder nothing is changed before all else is
 * found to be good.
 * @throws TrainingError or SceneError naming what can't be used */
export async function startOrResume(
  values: TrainArguments,
  given: Partial<TrainArguments>,
  folder: RunFolder | null,
  notify: (text: string) => void,
): Promise<OpenedRun> {
  if (!values.resume || !folder) {
    const settings = trainSettings(values);
    const policy = readPolicy(readBytes(settings.init), settings.init);
    const source = await openSource(settings.data, settings.task, policy.config);
    const engine = await openNodeEngine(policy, keepsReference(settings), settings.backend, notify);
    const record = recordOf(settings, policy, engine.parameterCount, source.digest);
    const store = folder && (await RunStore.start(folder, record, policy, settings.saving.keep));
    return { settings, policy, source, engine, store, resumed: null };
  }
  const keep = given['keep-every'];
  const resumed = await resumeRun(folder, keep === undefined ? undefined : Number(keep));
  try {
    const settings = resumedSettings(resumed.record, given);
    const source = await openSource(settings.data, settings.task, resumed.start.config);
    if (source.digest !== resumed.record.data?.digest) {
      throw new TrainingError({
        what: 'Its scenes or prompts are others than when the run began',
        where: settings.data.folder,
        remedy: 'Make them again as they were, or start a new run',
      });
    }
    for (const { what, where, remedy } of resumed.problems) notify(`${where}: ${what}. ${remedy}`);
    const engine = await openNodeEngine(resumed.start, keepsReference(settings), settings.backend, notify);
    // A new goal holds for the next time as well.
    if (settings.steps !== resumed.record.steps)
      await folder.write(runFiles.record, recordFile({ ...resumed.record, steps: settings.steps }));
    return { settings, policy: resumed.start, source, engine, store: resumed.store, resumed };
  } catch (error) {
    await resumed.store.release();
    throw error;
  }
}

function keepsReference({ plan }: TrainSettings): boolean {
  return plan.algorithm === 'grpo' && plan.options.beta > 0;
}
