import { zip } from 'fflate';
import type { StoredRunInfo, TrainerEvent } from '../protocol';
import { readRun, type StoredRun } from '../runs/readRun';
import { runFiles } from '../runs/runFiles';
import type { ScoredRollout } from '../runs/scoredRollout';
import { TrainingError } from '../trainingError';
import type { RunShelf } from './runShelf';

type Of<K extends TrainerEvent['kind']> = Extract<TrainerEvent, { kind: K }>;

/** Answers to the page's questions about stored runs; none of them changes a run. */
export const storedRuns = {
  /** Newest first; folders that hold no readable run are left out. */
  async list(shelf: RunShelf): Promise<Of<'runs'>> {
    const names = [...(await shelf.names())].sort().reverse();
    const runs = await Promise.all(
      names.map((run) =>
        readRun(shelf.folder(run)).then(
          (stored) => infoOf(run, stored),
          () => null,
        ),
      ),
    );
    return { kind: 'runs', runs: runs.filter((run) => run !== null) };
  },

  async open(shelf: RunShelf, run: string): Promise<Of<'opened'>> {
    const stored = await readRun(shelf.folder(run));
    const { metrics: steps, rollouts, problems } = stored;
    return { kind: 'opened', info: infoOf(run, stored), steps, rollouts, problems };
  },

  async rollouts(shelf: RunShelf, run: string, step: number): Promise<Of<'rollouts'>> {
    const folder = shelf.folder(run);
    const bytes = await folder.read(runFiles.rollouts(step));
    if (!bytes) {
      throw new TrainingError({
        what: `No rollouts of step ${step} are kept`,
        where: folder.place,
        remedy: 'Choose another step',
      });
    }
    const lines = new TextDecoder().decode(bytes).split('\n').filter(Boolean);
    return { kind: 'rollouts', run, step, rollouts: lines.map((line) => JSON.parse(line) as ScoredRollout) };
  },

  /** All its files; numbers that don't pack well are stored as they are. */
  async export(shelf: RunShelf, run: string): Promise<Of<'exported'>> {
    const folder = shelf.folder(run);
    await readRun(folder);
    const names = await folder.list('');
    const files = await Promise.all(names.map(async (name) => [name, await folder.read(name)] as const));
    const entries = files.flatMap(([name, bytes]) => {
      const level = name.endsWith('.safetensors') ? 0 : 6;
      return bytes ? [[`${run}/${name}`, [bytes, { level }]] as const] : [];
    });
    const packed = await new Promise<Uint8Array>((done, fail) =>
      zip(Object.fromEntries(entries) as Parameters<typeof zip>[0], (error, bytes) =>
        error ? fail(error) : done(bytes),
      ),
    );
    return { kind: 'exported', run, zip: packed as Uint8Array<ArrayBuffer> };
  },
} as const;

function infoOf(run: string, { record, metrics }: StoredRun): StoredRunInfo {
  return { run, record, scene: String(record.data?.scene ?? ''), step: metrics.length - 1 };
}
