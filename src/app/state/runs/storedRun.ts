import { parseRunRecord, type RunRecord, runFiles, type ScoredRollout, type StepMetrics } from '#training';
import { FileError } from '../problem';
import { type HeldOut, heldOutSchema, parse } from './runIndex';

/** A run as the page replays it: its figures, and what it takes to read the rollouts of a step. */
export interface StoredRun {
  readonly name: string;
  readonly title: string;
  readonly record: RunRecord;
  /** Ascending in their step; a thinned run leaves some out. */
  readonly steps: readonly StepMetrics[];
  readonly heldOut: HeldOut | null;
  /** Steps whose rollouts are kept, ascending. */
  readonly rollouts: readonly number[];
  /** @throws FileError where they can't be read */
  readonly readRollouts: (step: number) => Promise<readonly ScoredRollout[]>;
}

/** What a line of metrics says where it says nothing: other trainers leave out what they don't have or measure. */
const ABSENT = {
  ...{ reward: null, rewardStd: null, entropy: null, clipFraction: null, kl: null },
  ...{ parts: {}, shares: {}, flatGroups: 0, leftOut: 0, truncated: 0, learningRate: 0 },
  ...{
    length: Number.NaN,
    sampleSeconds: Number.NaN,
    updateSeconds: Number.NaN,
    tokensPerSecond: Number.NaN,
  },
} as const satisfies Partial<StepMetrics>;

/** A file of a run's folder; null where it is not there. */
export type ReadFile = (name: string) => Promise<Uint8Array | null>;

/** Reads a run from its folder's files. @throws FileError, TrainingError where it can't be read */
export async function readStoredRun(
  { name, title, rollouts }: Pick<StoredRun, 'name' | 'title' | 'rollouts'>,
  place: string,
  read: ReadFile,
): Promise<StoredRun> {
  const text = async (file: string) => {
    const bytes = await read(file);
    return bytes && new TextDecoder().decode(bytes);
  };
  const needed = async (file: string) => {
    const found = await text(file);
    if (found === null) throw missing(`${place}/${file}`);
    return found;
  };
  const record = parseRunRecord(await needed(runFiles.record), place);
  const heldOut = await text('held-out.json');
  return {
    name,
    title,
    rollouts,
    record,
    steps: readLines<StepMetrics>((await text(runFiles.metrics)) ?? '').map((line) => ({
      ...ABSENT,
      ...line,
    })),
    heldOut: heldOut === null ? null : parse(heldOutSchema, heldOut, `${place}/held-out.json`),
    readRollouts: async (step) => readLines<ScoredRollout>(await needed(runFiles.rollouts(step))),
  };
}

/** Lines of JSON up to the first that is cut off, as a run that was killed leaves it. */
function readLines<Line>(text: string): Line[] {
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    try {
      lines.push(JSON.parse(line) as Line);
    } catch {
      break;
    }
  }
  return lines;
}

function missing(where: string): FileError {
  return new FileError({
    what: 'The file is not there',
    where,
    remedy: 'The run was not copied whole: take another, or copy it again',
  });
}
