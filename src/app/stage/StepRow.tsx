import { type ReactElement, useRef } from 'react';
import { useStore } from 'zustand';
import { keptPlace, trainer } from '../state/trainer';
import { useWidth } from '../train/charts/useWidth';
import css from './StepRow.module.css';

/** Training time on the same width as the clip's: drag through the run's steps while the video plays. */
export function StepRow({ phone }: { readonly phone: boolean }): ReactElement {
  const steps = useStore(trainer.store, (run) => run.steps);
  const shown = useStore(trainer.store, (run) => run.shown);
  const groups = useStore(trainer.store, (run) => run.groups);
  const stored = useStore(trainer.store, ({ phase }) => phase === 'replay');
  const kept = useStore(trainer.store, (run) => run.kept);
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track, 600);
  const last = steps.length - 1;
  const at = shown ?? last;
  // Imitation has no reward: what it lowers, its loss, is drawn upside down.
  const rewards = steps.map(({ reward, loss = 0 }) => reward ?? -loss);
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
            {stored
              ? keptWords(steps[keptPlace(groups, at)]?.step, steps[at]?.step)
              : shown === null
                ? ', live'
                : ''}
            {shown !== null && !stored && (
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
          {/* The steps whose groups a stored run has kept. */}
          {kept.map((step) => {
            const place = steps.findIndex((metrics) => metrics.step === step);
            return <circle key={step} cx={(place / Math.max(last, 1)) * width} cy={18} r={2} />;
          })}
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

/** Between two kept steps the stage shows the earlier one's answers. */
function keptWords(kept: number | undefined, step: number | undefined): string {
  if (kept === undefined) return ', no answers kept';
  return kept === step ? ', stored' : `, answers of ${kept}`;
}
