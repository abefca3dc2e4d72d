import type { StepMetrics } from '../protocol';
import { TrainingError, type TrainingProblem } from '../trainingError';
import { runFiles } from './runFiles';
import type { RunFolder } from './runFolder';
import { parseRunRecord, type RunRecord } from './runRecord';

/** What a run folder holds, as far as it can be read. */
export interface StoredRun {
  readonly record: RunRecord;
  /** Ascending in their step; of a run of ours from step 0 on, without a gap. */
  readonly metrics: readonly StepMetrics[];
  /** Where in `metrics.jsonl` each of them ends, bytes. */
  readonly lineEnds: readonly number[];
  /** Steps whose rollouts are there, ascending. */
  readonly rollouts: readonly number[];
  /** Steps whose parameters are there, ascending. */
  readonly checkpoints: readonly number[];
  /** What is wrong in the folder; the rest can be read all the same. */
  readonly problems: readonly TrainingProblem[];
}

/** Reads a run folder, whoever wrote it, a damaged one too. Takes no lock: a run in progress can be looked at.
 * @throws TrainingError where there is no run, or one of another version */
export async function readRun(folder: RunFolder): Promise<StoredRun> {
  const bytes = await folder.read(runFiles.record);
  if (!bytes) {
    const left = await folder.list('');
    throw new TrainingError({
      what:
        left.length === 0
          ? 'There is no run here'
          : `There is no run.json here, only ${left.slice(0, 3).join(', ')}`,
      where: folder.place,
      remedy: 'Choose the folder that the run was written to, or start a new one',
    });
  }
  const record = parseRunRecord(new TextDecoder().decode(bytes), folder.place);
  const metrics = readLines((await folder.read(runFiles.metrics)) ?? new Uint8Array(), folder.place);
  const steps = async (prefix: string) =>
    (await folder.list(prefix))
      .map(runFiles.stepOf)
      .filter((step) => step !== null)
      .sort((a, b) => a - b);
  return {
    record,
    ...metrics,
    rollouts: await steps('rollouts/'),
    checkpoints: await steps('checkpoints/'),
  };
}

/** The lines of `metrics.jsonl` up to the first that is damaged. */
function readLines(bytes: Uint8Array, place: string): Pick<StoredRun, 'metrics' | 'lineEnds' | 'problems'> {
  const metrics: StepMetrics[] = [];
  const lineEnds: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    const line = end < 0 ? null : readLine(bytes.subarray(at, end));
    const last = metrics.at(-1)?.step ?? -1;
    if (!line || !(line.step > last)) {
      const problem = {
        what: `Line ${metrics.length + 1} ${end < 0 ? 'is cut off' : "can't be read"}`,
        where: `${place}/${runFiles.metrics}`,
        remedy:
          last < 0
            ? 'None of its steps can be read; "train --resume" takes them again'
            : `Its steps up to ${last} can be read; "train --resume" takes the others again`,
      };
      return { metrics, lineEnds, problems: [problem] };
    }
    metrics.push(line);
    at = end + 1;
    lineEnds.push(at);
  }
  return { metrics, lineEnds, problems: [] };
}

function readLine(bytes: Uint8Array): StepMetrics | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
