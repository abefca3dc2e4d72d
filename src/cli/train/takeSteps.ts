import { NotFinite, type StepMetrics, TrainingError, type TrainingRun } from '#training/headless';
import { ENDLESS } from './endless';
import { interrupts } from './interrupts';
import { type ProgressOutput, progress } from './progress';

export interface Goal {
  readonly steps: number;
  /** Seconds of training. */
  readonly seconds: number;
}

export interface Taken {
  /** Metrics of the last step; null where none was taken. */
  readonly last: StepMetrics | null;
  /** Whether a signal asked to end before the goal. */
  readonly interrupted: boolean;
}

/** Takes steps until the goal, or until the process is asked to end, and saves.
 * @param last the step that the run goes on after
 * @throws TrainingError naming the step that failed; what came before it is saved */
export async function takeSteps(
  run: TrainingRun,
  { steps, seconds }: Goal,
  last: StepMetrics | null,
  output: ProgressOutput,
): Promise<Taken> {
  const bar = progress(steps, steps === ENDLESS, output);
  const signals = interrupts(() => bar.note('Finishing this step; once more ends at once'));
  let taken = last;
  try {
    while (!signals.asked && run.step < steps && (taken?.seconds ?? 0) < seconds) {
      taken = (await run.next()).metrics;
      bar.step(taken);
      // Signals get in between steps only.
      await new Promise((resume) => setImmediate(resume));
    }
  } catch (error) {
    bar.end();
    await run.settle().catch(() => {});
    if (!(error instanceof NotFinite)) throw error;
    throw new TrainingError({
      what: error.message,
      where: `Step ${run.step + 1}`,
      remedy: `The state after step ${Math.max(0, run.step)} is the last good one: start again from it with a lower learning rate`,
    });
  } finally {
    bar.end();
    signals.end();
  }
  await run.settle();
  return { last: taken, interrupted: signals.asked };
}
