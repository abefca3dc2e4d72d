import { type ReactElement, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PartName } from '#rewards';
import { trainable } from '../../state/trainable';
import { trainer } from '../../state/trainer';
import { PaneHeader } from '../../ui/PaneHeader';
import { percent } from '../../words/numbers';
import { partTitle } from '../../words/partTitle';
import { axisEnd } from './axisEnd';
import { LineChart } from './LineChart';
import { recentShares, SHARE_STEPS } from './recentShares';
import css from './ShareChart.module.css';
import { shareWords } from './shareWords';

/** Which part of the reward the update comes from: each part's share of the variance of the advantage. A part that spreads
 * over 0 to 1 drowns one that lives between 0 and 0.4, whatever their weights say. */
export function ShareChart(): ReactElement | null {
  const steps = useStore(trainer.store, (run) => run.steps);
  const shown = useStore(trainer.store, (run) => run.shown);
  const until = useStore(trainer.store, (run) => run.until);
  const kind = useStore(trainer.store, (run) => run.about?.kind);
  const at = shown ?? steps.length - 1;
  const shares = useMemo(() => recentShares(steps, at), [steps, at]);
  const running = useMemo(
    () => steps.map(({ step }, index) => ({ step, shares: recentShares(steps, index) })),
    [steps],
  );
  if (!kind || !steps.some(({ reward }) => reward !== null)) return null;
  const parts = trainable[kind].parts.map((part) => ({ part, title: partTitle(part, kind) }));
  const share = (part: PartName) => shares?.[part] ?? 0;
  const width = parts.reduce((sum, { part }) => sum + Math.abs(share(part)), 0) || 1;
  return (
    <section className={css.section} aria-labelledby="shares-title">
      <PaneHeader id="shares-title" title="What the update teaches" />
      {shares && (
        <div className={css.bar} aria-hidden="true">
          {parts.map(({ part }) => (
            <i
              key={part}
              data-against={share(part) < 0 || undefined}
              style={{
                width: `${(100 * Math.abs(share(part))) / width}%`,
                background: `var(--part-${part})`,
              }}
            />
          ))}
        </div>
      )}
      <p className={css.words}>
        {shareWords(shares, kind)}
        <small>
          Each part’s share of the advantage’s variance, mean of the last {Math.min(SHARE_STEPS, at + 1)}{' '}
          steps
        </small>
      </p>
      {steps.length > 1 && (
        <div className={css.lines}>
          <LineChart
            label="Each part’s share of the advantage"
            series={parts.map(({ part, title }) => ({
              name: title,
              stroke: `var(--part-${part})`,
              points: running.flatMap((point) =>
                point.shares ? [{ x: point.step, y: point.shares[part] ?? 0 }] : [],
              ),
            }))}
            until={axisEnd(steps.at(-1)?.step ?? 0, until)}
            height={92}
            write={percent}
            look="named"
            at={shown === null ? undefined : steps[shown]?.step}
          />
        </div>
      )}
    </section>
  );
}
