import { type ReactElement, useMemo } from 'react';
import { useStore } from 'zustand';
import { trainer } from '../state/trainer';
import { PaneHeader } from '../ui/PaneHeader';
import { reward, signed } from '../words/numbers';
import css from './Charts.module.css';
import { LineChart } from './LineChart';
import { rewardSpread } from './rewardSpread';

/** Mean reward of the run's own prompts, step by step, with its sampling error. */
export function RewardChart(): ReactElement {
  const steps = useStore(trainer.store, (run) => run.steps);
  const groups = useStore(trainer.store, (run) => run.groups);
  const until = useStore(trainer.store, (run) => run.until);
  const shown = useStore(trainer.store, (run) => run.shown);
  const points = useMemo(
    () =>
      steps.map(({ step }, index) => {
        const { mean, error } = rewardSpread(groups[index] ?? []);
        return { x: step, y: mean, error };
      }),
    [steps, groups],
  );
  const [first, last] = [points[0], points.at(-1)];
  // The axis grows with the run: two hundred empty steps would press the first ten into a corner.
  const end = Math.min(until, Math.max(20, Math.ceil((last?.x ?? 0) / 20 + 0.25) * 20));
  return (
    <section className={css.section} aria-labelledby="chart-title">
      <PaneHeader id="chart-title" title="Reward of these prompts">
        <span>
          {first && last && last.x > 0 ? `${signed(last.y - first.y, 3)} since the start` : 'mean ± s.e.'}
        </span>
      </PaneHeader>
      {points.length > 0 ? (
        <LineChart
          label="Mean reward of these prompts"
          points={points}
          until={end}
          height={188}
          write={reward}
          at={shown === null ? undefined : steps[shown]?.step}
        />
      ) : (
        <p className={css.empty}>
          The curve begins with the start’s own reward, measured before anything is learnt
        </p>
      )}
    </section>
  );
}
