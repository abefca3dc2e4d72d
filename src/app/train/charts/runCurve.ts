import type { ScoredGroup, StepMetrics } from '#training';
import type { TrainView } from '../../state/trainView';
import type { ChartPoint } from './chartPoint';
import { rewardSpread } from './rewardSpread';

/** What a run's main curve shows: its reward, or, of imitation, which samples nothing, its cross-entropy. */
export interface RunCurve {
  readonly of: 'reward' | 'cross-entropy';
  readonly points: readonly ChartPoint[];
}

/** @param groups of each step, for the sampling error; a stored run has those of some steps only */
export function runCurve(
  steps: readonly StepMetrics[],
  groups: readonly (readonly ScoredGroup[])[],
  axis: TrainView['axis'],
): RunCurve {
  const of = steps.some(({ reward }) => reward !== null) || steps.length === 0 ? 'reward' : 'cross-entropy';
  return {
    of,
    points: steps.flatMap((metrics, index) => {
      const y = of === 'reward' ? metrics.reward : metrics.loss;
      if (y === null || y === undefined) return [];
      const sampled = groups[index] ?? [];
      const error = of === 'reward' && sampled.length > 0 ? rewardSpread(sampled).error : undefined;
      return [
        { x: axis === 'steps' ? metrics.step : metrics.seconds, y, ...(error !== undefined && { error }) },
      ];
    }),
  };
}
