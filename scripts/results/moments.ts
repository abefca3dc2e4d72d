import type { Run, StepEvaluation } from './run';

/** Which of a run's evaluations is meant. */
export interface Moment {
  readonly run: Run;
  readonly at: StepEvaluation;
}

/** The last evaluation of each run. */
export function last(runs: readonly Run[]): Moment[] {
  return runs.flatMap((run) => {
    const at = run.evaluations.at(-1);
    return at ? [{ run, at }] : [];
  });
}

/** How much more than the other an arm may have had. A process takes so much longer beside a busy neighbour: seconds are no
 * finer a measure. */
const SLACK = { seconds: 1.15, step: 1.02 } as const;

/** The moments at which two arms are compared, seed by seed: of each run the last evaluation within what both arms' runs of its seed have
 * had, in seconds or in steps, give or take `SLACK`. A seed that only one arm has is held to what all runs have had. */
export function atEqual(
  unit: 'seconds' | 'step',
  arms: readonly [readonly Run[], readonly Run[]],
): [Moment[], Moment[]] {
  const spent = (at: StepEvaluation) => at[unit] ?? Number.POSITIVE_INFINITY;
  const most = (run: Run) => Math.max(0, ...run.evaluations.map(spent).filter(Number.isFinite));
  const within = (run: Run) => {
    const inBoth = arms.every((arm) => arm.some(({ seed }) => seed === run.seed));
    const held = arms.flat().filter(({ seed }) => !inBoth || seed === run.seed);
    const limit = SLACK[unit] * Math.min(...held.map(most));
    const at = run.evaluations.findLast((each) => spent(each) <= limit);
    return at && at.step > 0 ? [{ run, at }] : [];
  };
  return [arms[0].flatMap(within), arms[1].flatMap(within)];
}
