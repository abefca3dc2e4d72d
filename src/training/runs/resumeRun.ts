import type { PolicyCheckpoint } from '../checkpoint/policyCheckpoint';
import type { StepMetrics } from '../protocol';
import { TrainingError, type TrainingProblem } from '../trainingError';
import { latestFile } from './latestFile';
import { pruneStates } from './pruneStates';
import { readRun } from './readRun';
import { runFiles } from './runFiles';
import type { RunFolder } from './runFolder';
import type { RunRecord } from './runRecord';
import { type RunState, readParameters, readState } from './runState';
import { RunStore } from './runStore';

/** A run as it goes on. */
export interface ResumedRun {
  readonly store: RunStore;
  readonly record: RunRecord;
  /** The policy that the run started from: the reference of the KL term. */
  readonly start: PolicyCheckpoint;
  /** The last step that is kept, −1 for none, and the state after it; null: the start, with a fresh optimiser. */
  readonly step: number;
  readonly state: RunState | null;
  /** The metrics of that step. */
  readonly last: StepMetrics | null;
  /** What was found damaged; the run goes on without it. */
  readonly problems: readonly TrainingProblem[];
}

/**
 * Goes on with a run: takes its newest whole state whose steps are all in the metrics, and cuts away all that came after, to be
 * taken again with the same outcome. May itself be killed at any moment.
 *
 * @param keep of every so many steps the parameters are kept; what the run's record says if absent
 * @throws TrainingError where there is no run, it is another trainer's, version's or tokeniser's, its start can't be read, or
 * another process is at it
 */
export async function resumeRun(folder: RunFolder, keep?: number): Promise<ResumedRun> {
  // First without the lock: where there is no run, a lock would make a folder.
  await readRun(folder);
  const lock = await folder.lock();
  try {
    const { record, metrics, lineEnds, checkpoints, problems } = await readRun(folder);
    if (record.trainer !== 'tfjs') {
      throw new TrainingError({
        what: `The run is ${record.trainer}'s`,
        where: folder.place,
        remedy: 'Go on with scripts/pretrain, or start a run of this trainer from its checkpoint',
      });
    }
    const start = await readParameters(folder, 0);
    const keepEvery = keep ?? record.saving?.keep ?? 0;
    // A step's state is good for nothing if the metrics don't lead to it.
    const led = checkpoints.filter((step) => step > 0 && metrics[step]?.step === step);
    const { step, state, damaged } = await newestState(folder, led);
    const length = lineEnds[step] ?? 0;
    await folder.truncate(runFiles.metrics, length);
    for (const name of [...(await folder.list('rollouts/')), ...(await folder.list('checkpoints/'))]) {
      const later = (runFiles.stepOf(name.replace('.optimiser', '')) ?? -1) > Math.max(step, 0);
      if (later || (step < 0 && name === runFiles.rollouts(0))) await folder.remove(name);
    }
    if (state) await folder.write(runFiles.latest, latestFile(step));
    else await folder.remove(runFiles.latest);
    await pruneStates(folder, keepEvery);
    const store = new RunStore(folder, lock, length, keepEvery);
    return {
      store,
      record,
      start,
      step,
      state,
      last: metrics[step] ?? null,
      problems: [...problems, ...damaged],
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The last of the steps whose state can be read whole; −1 and null for none. */
async function newestState(
  folder: RunFolder,
  steps: readonly number[],
): Promise<Pick<ResumedRun, 'step' | 'state'> & { readonly damaged: readonly TrainingProblem[] }> {
  const damaged: TrainingProblem[] = [];
  for (const step of steps.toReversed()) {
    try {
      return { step, state: await readState(folder, step), damaged };
    } catch (error) {
      if (!(error instanceof TrainingError)) throw error;
      damaged.push(error.problem);
    }
  }
  return { step: -1, state: null, damaged };
}
