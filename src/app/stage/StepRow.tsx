import { type ReactElement, useRef } from 'react';
import { useStore } from 'zustand';
import { trainer } from '../state/trainer';
import { useWidth } from '../train/useWidth';
import css from './StepRow.module.css';

/** Training time on the same width as the clip's: drag through the run's steps while the video plays. */
export function StepRow({ phone }: { readonly phone: boolean }): ReactElement {
  const steps = useStore(trainer.store, (run) => run.steps);
  const shown = useStore(trainer.store, (run) => run.shown);
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track, 600);
  const last = steps.length - 1;
  const at = shown ?? last;
  const rewards = steps.map(({ reward }) => reward);
  const [low, high] = [Math.min(...rewards), Math.max(...rewards)];
  const line = rewards
    .map(
      (value, index) =>
        `${(index / Math.max(last, 1)) * width},${18 - (14 * (value - low)) / (high - low || 1)}`,
    )
    .join(' ');
  return (
    <section className={css.row} aria-label="Training steps">
      {!phone && (
        <div className={css.side}>
          <h2>Training step</h2>
          <p>
            {steps[at]?.step} of {steps[last]?.step}
            {shown === null ? ', live' : ''}
            {shown !== null && (
              <button type="button" onClick={() => trainer.show(null)}>
                back to live
              </button>
            )}
          </p>
        </div>
      )}
      <div ref={track} className={css.track}>
        <svg width={width} height={20} aria-hidden="true">
          <polyline points={line} />
        </svg>
        <input
          type="range"
          min={0}
          max={Math.max(last, 1)}
          value={at}
          disabled={last < 1}
          aria-label="Training step"
          aria-valuetext={`Step ${steps[at]?.step}`}
          onChange={({ target }) => trainer.show(target.valueAsNumber >= last ? null : target.valueAsNumber)}
        />
      </div>
    </section>
  );
}
