import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { PartName } from '#rewards';
import { presets } from '../state/presets';
import { trainer } from '../state/trainer';
import { reward } from '../words/numbers';
import { partTitle } from '../words/partTitle';
import css from './Charts.module.css';
import { LineChart } from './LineChart';

/** The parts of the reward, each in its own hue: which of them the rise comes from. */
export function PartCharts(): ReactElement | null {
  const steps = useStore(trainer.store, (run) => run.steps);
  const kind = useStore(trainer.store, (run) => run.config?.tasks[0]?.kind);
  if (steps.length === 0 || (kind !== 'grounding' && kind !== 'detection')) return null;
  const end = Math.max(20, steps.at(-1)?.step ?? 0);
  return (
    <section className={css.parts} aria-label="Parts of the reward">
      {presets[kind].parts.map((part: PartName) => {
        const points = steps.map(({ step, parts }) => ({ x: step, y: parts[part] ?? 0 }));
        return (
          <figure key={part}>
            <figcaption>
              {partTitle(part, kind)}
              <b>{reward(points.at(-1)?.y ?? 0)}</b>
            </figcaption>
            <LineChart
              label={`Mean ${partTitle(part, kind)}`}
              points={points}
              until={end}
              height={56}
              write={reward}
              stroke={`var(--part-${part})`}
              small
            />
          </figure>
        );
      })}
    </section>
  );
}
