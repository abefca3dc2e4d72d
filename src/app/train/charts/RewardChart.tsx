import { type ReactElement, useMemo } from 'react';
import { useStore } from 'zustand';
import { replays } from '../../state/runs/replays';
import { type Trainer, trainer } from '../../state/trainer';
import { trainView } from '../../state/trainView';
import { Choice } from '../../ui/Choice';
import { PaneHeader } from '../../ui/PaneHeader';
import { reward, signed } from '../../words/numbers';
import { axisEnd } from './axisEnd';
import css from './Charts.module.css';
import { LineChart } from './LineChart';
import { riseOf } from './riseOf';
import { runCurve } from './runCurve';

const AXES = [
  { value: 'steps', title: 'steps' },
  { value: 'seconds', title: 'seconds' },
] as const;

const NONE: Trainer['groups'] = [];

/** Mean reward of the run's own prompts, with its sampling error; of imitation the cross-entropy of the true answers. */
export function RewardChart(): ReactElement {
  const steps = useStore(trainer.store, (run) => run.steps);
  // A replayed run has the groups of a few steps at most: bands here and there would only puzzle.
  const groups = useStore(trainer.store, (run) => (run.phase === 'replay' ? NONE : run.groups));
  const until = useStore(trainer.store, (run) => run.until);
  const shown = useStore(trainer.store, (run) => run.shown);
  const axis = useStore(trainView, (view) => view.axis);
  const compared = useStore(replays, (state) => state.compared);
  const { of, points } = useMemo(() => runCurve(steps, groups, axis), [steps, groups, axis]);
  const beside = useMemo(() => compared && runCurve(compared.steps, [], axis), [compared, axis]);
  const others =
    compared && beside?.of === of ? [{ name: compared.title, points: beside.points, dashed: true }] : [];
  const [first, last] = [points[0], points.at(-1)];
  const at = shown === null ? undefined : steps[shown];
  const drawn = useStore(replays, (state) => state.replayed?.record.data?.from === 'shard');
  const whose = drawn ? 'each step’s prompts' : 'these prompts';
  const title = of !== 'reward' ? 'Cross-entropy' : drawn ? 'Sampled reward' : 'Reward of these prompts';
  const rise = drawn ? riseOf(points) : null;
  return (
    <section className={css.section} aria-labelledby="chart-title">
      <PaneHeader id="chart-title" title={title}>
        <Choice
          label="Charts along"
          value={axis}
          options={AXES}
          onChange={(next) => trainView.setState({ axis: next })}
        />
      </PaneHeader>
      {points.length > 0 ? (
        <LineChart
          label={`Mean ${of} of ${whose}`}
          series={[{ points }, ...others]}
          until={axisEnd(
            Math.max(last?.x ?? 0, others[0]?.points.at(-1)?.x ?? 0),
            axis === 'steps' ? until : Number.POSITIVE_INFINITY,
          )}
          unit={axis}
          height={188}
          write={reward}
          at={at && (axis === 'steps' ? at.step : at.seconds)}
        />
      ) : (
        <p className={css.empty}>
          The curve begins with the start’s own reward, measured before anything is learnt
        </p>
      )}
      {rise !== null && (
        <p className={css.gain}>
          <b>{signed(rise, 3)}</b> from the first tenth of the run to the last, each step with other prompts
          {of === 'cross-entropy' && '; nats a token, lower is better'}
        </p>
      )}
      {!drawn && first && last && last.x > first.x && (
        <p className={css.gain}>
          <b>{signed(last.y - first.y, 3)}</b> since the start
          {of === 'cross-entropy'
            ? '; nats a token, lower is better'
            : last.error !== undefined && '; band: ± one standard error of sampling'}
        </p>
      )}
    </section>
  );
}
