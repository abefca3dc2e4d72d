import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { trainer } from '../../state/trainer';
import { PaneHeader } from '../../ui/PaneHeader';
import css from './RunFacts.module.css';
import { stepFacts } from './stepFacts';

/** The step's other figures. A ring is a figure that says nothing here, a disc one that does, a diamond
 * one to look at. */
export function RunFacts(): ReactElement | null {
  const metrics = useStore(trainer.store, (run) => run.steps[run.shown ?? run.steps.length - 1] ?? null);
  const about = useStore(trainer.store, (run) => run.about);
  if (!metrics || !about) return null;
  return (
    <section className={css.facts} aria-labelledby="facts-title">
      <PaneHeader id="facts-title" title={`Step ${metrics.step}`}>
        <span>{metrics.step === 0 ? 'sampled, nothing learnt yet' : ''}</span>
      </PaneHeader>
      <dl>
        {stepFacts(metrics, about).map(({ name, value, means, look }) => (
          <div key={name} data-none={value === null || undefined} data-look={look || undefined}>
            <dt>{name}</dt>
            <dd>{value ?? 'n/a'}</dd>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
