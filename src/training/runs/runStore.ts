import type { PolicyCheckpoint } from '../checkpoint/policyCheckpoint';
import { writePolicy } from '../checkpoint/policyCheckpoint';
import type { ScoredGroup, StepMetrics } from '../protocol';
import { TrainingError } from '../trainingError';
import { latestFile } from './latestFile';
import { pruneStates } from './pruneStates';
import { recordFile } from './recordFile';
import { runFiles } from './runFiles';
import type { RunFolder, RunLock } from './runFolder';
import type { RunRecord } from './runRecord';
import { type RunState, writeState } from './runState';
import { scoredRollouts } from './scoredRollout';
import { WriteQueue } from './writeQueue';

/**
 * Writes a run into its folder while it goes on: metrics and rollouts of each step, now and then a state, and last of all
 * `latest.json`. Nothing that is written waits for the next step, nor the next step for it. In whatever moment the process is
 * killed, what stands in the folder leads back to the same numbers (resumeRun.ts): a state is only ever followed, never changed,
 * and a step's lines are written before the state that rests on them.
 */
export class RunStore {
  private readonly queue = new WriteQueue();

  /** @param metricsLength bytes of `metrics.jsonl` so far. @param keepEvery parameters of every so many steps are kept; 0: none */
  constructor(
    readonly folder: RunFolder,
    private readonly held: RunLock,
    private metricsLength: number,
    readonly keepEvery = 0,
  ) {}

  /** Starts a run in a folder that holds none. The start's parameters go into it, so that it can go on from the folder alone.
   * @throws TrainingError where there is a run already, or another process is at it */
  static async start(
    folder: RunFolder,
    record: RunRecord,
    policy: PolicyCheckpoint,
    keepEvery = 0,
  ): Promise<RunStore> {
    const held = await folder.lock();
    try {
      if (await folder.read(runFiles.record)) {
        throw new TrainingError({
          what: 'There is a run here already',
          where: folder.place,
          remedy: 'Resume it, or choose another folder',
        });
      }
      await folder.write(runFiles.checkpoint(0), new Uint8Array(writePolicy(policy, 'F32')));
      // What a start that was killed before this line left behind is no run yet.
      await folder.write(runFiles.record, recordFile(record));
      return new RunStore(folder, held, 0, keepEvery);
    } catch (error) {
      await held.release();
      throw error;
    }
  }

  /** Hands over a step's figures and rollouts. */
  record(metrics: StepMetrics, groups: readonly ScoredGroup[]): void {
    const rollouts = text(lines(scoredRollouts(groups)));
    const line = text(lines([metrics]));
    const from = this.metricsLength;
    this.metricsLength += line.length;
    if (groups.length > 0) this.queue.add(() => this.folder.write(runFiles.rollouts(metrics.step), rollouts));
    this.queue.add(async () => {
      // A part of the line may be there from a try that failed.
      await this.folder.truncate(runFiles.metrics, from);
      await this.folder.append(runFiles.metrics, line);
    });
  }

  /** Hands over the state after a step, its metrics included. */
  save(step: number, state: RunState): void {
    this.queue.add(() => writeState(this.folder, step, state));
    this.queue.add(() => this.folder.write(runFiles.latest, latestFile(step)));
    this.queue.add(() => pruneStates(this.folder, this.keepEvery));
  }

  /** Keeps a state under a name, beside the others. */
  keep(name: string, state: RunState): void {
    this.queue.add(() => writeState(this.folder, name, state));
  }

  /** Resolves at once while writing keeps up.
   * @throws TrainingError where the storage fails; the next call tries again */
  ready(): Promise<void> {
    return this.queue.ready();
  }

  /** Resolves when all that was handed over is written.
   * @throws TrainingError as `ready` */
  written(): Promise<void> {
    return this.queue.drained();
  }

  /** Gives the folder free. What is not written by then is lost. */
  release(): Promise<void> {
    return this.held.release();
  }
}

const text = (content: string) => new TextEncoder().encode(content);
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
