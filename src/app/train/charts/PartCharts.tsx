import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { PartName } from '#rewards';
import { trainable } from '../../state/trainable';
import { trainer } from '../../state/trainer';
import { reward as written } from '../../words/numbers';
import { partTitle } from '../../words/partTitle';
import css from './Charts.module.css';
import { LineChart } from './LineChart';

/** The parts of the reward, each in its own hue: which of them the rise comes from. */
export function PartCharts(): ReactElement | null {
  const steps = useStore(trainer.store, (run) => run.steps);
  const kind = useStore(trainer.store, (run) => run.about?.kind);
  if (!kind || !steps.some(({ reward }) => reward !== null)) return null;
  const end = Math.max(20, steps.at(-1)?.step ?? 0);
  return (
    <section className={css.parts} aria-label="Parts of the reward">
      {trainable[kind].parts.map((part: PartName) => {
        const points = steps.map(({ step, parts }) => ({ x: step, y: parts[part] ?? 0 }));
        return (
          <figure key={part}>
            <figcaption>
              {partTitle(part, kind)}
              <b>{written(points.at(-1)?.y ?? 0)}</b>
            </figcaption>
            <LineChart
              label={`Mean ${partTitle(part, kind)}`}
              series={[{ points, stroke: `var(--part-${part})` }]}
              until={end}
              height={56}
              write={written}
              look="small"
            />
          </figure>
        );
      })}
    </section>
  );
}
