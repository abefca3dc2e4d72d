import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { replays } from '../../state/runs/replays';
import type { HeldOut } from '../../state/runs/runIndex';
import { trainer } from '../../state/trainer';
import { type TrainView, trainView } from '../../state/trainView';
import { PaneHeader } from '../../ui/PaneHeader';
import { reward } from '../../words/numbers';
import css from './Charts.module.css';
import { LineChart } from './LineChart';

/** How good a replayed run's policy was on scenes that nobody trained on, and beside it the run that it is compared with. */
export function HeldOutChart(): ReactElement | null {
  const replayed = useStore(replays, (state) => state.replayed);
  const compared = useStore(replays, (state) => state.compared);
  const axis = useStore(trainView, (view) => view.axis);
  const at = useStore(trainer.store, (run) => (run.shown === null ? undefined : run.steps[run.shown]));
  const heldOut = replayed?.heldOut;
  if (!heldOut) return null;
  const title = titleOf(heldOut);
  const other = compared?.heldOut && titleOf(compared.heldOut) === title ? compared.heldOut : null;
  const series = [
    { points: along(heldOut, axis) },
    ...(other ? [{ name: compared?.title, points: along(other, axis), dashed: true }] : []),
  ];
  return (
    <section className={css.section} aria-labelledby="held-out-title">
      <PaneHeader id="held-out-title" title={title}>
        <span>{heldOut.scenes.toLocaleString('en')} unseen scenes, 95 %</span>
      </PaneHeader>
      <LineChart
        label={title}
        series={series}
        until={Math.max(...series.flatMap(({ points }) => points.map(({ x }) => x)), 1)}
        unit={axis}
        height={168}
        write={reward}
        at={at && (axis === 'steps' ? at.step : at.seconds)}
      />
      {other && (
        <p className={css.gain}>
          Solid: {replayed.title}. Dashed: {compared?.title}
        </p>
      )}
    </section>
  );
}

function along({ points }: HeldOut, axis: TrainView['axis']) {
  return points.map(({ step, seconds, value, low, high }) => ({
    x: axis === 'steps' ? step : seconds,
    y: value,
    error: (high - low) / 2,
  }));
}

/** `acc@0.25` as it is written in papers: `Acc@0.25`. */
function titleOf({ split, metric }: HeldOut): string {
  const figure = metric.charAt(0).toUpperCase() + metric.slice(1);
  return `${split === 'held-out' ? 'Held-out' : 'Validation'} ${figure}`;
}
