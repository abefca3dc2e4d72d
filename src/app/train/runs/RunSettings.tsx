import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { replays } from '../../state/runs/replays';
import { trainer } from '../../state/trainer';
import { PaneHeader } from '../../ui/PaneHeader';
import { scientific, short } from '../../words/numbers';
import { algorithmTitles, lossTitles } from '../knobs/knobTexts';
import css from './RunSettings.module.css';

/** What a replayed run was started with, where a live one has its knobs. */
export function RunSettings(): ReactElement | null {
  const about = useStore(trainer.store, (run) => run.about);
  const record = useStore(replays, (state) => state.replayed?.record);
  if (!about || !record) return null;
  const { algorithm, grpo } = about;
  const weights = Object.entries(grpo.weights).filter(([, weight]) => weight !== 1);
  const settings: readonly (readonly [string, string])[] =
    algorithm === 'sft'
      ? [['learn rate η', scientific(grpo.learningRate)]]
      : [
          ['group G', `${grpo.groupSize}`],
          ['learn rate η', scientific(grpo.learningRate)],
          ['KL weight β', short(grpo.beta, 2)],
          ['clip ε', `${short(grpo.epsilon, 2)}, above ${short(grpo.epsilonHigh, 2)}`],
          ['temperature T', short(grpo.temperature, 1)],
          ['loss', lossTitles[grpo.loss]],
          ['weights', weights.map(([part, weight]) => `${part} × ${weight}`).join(', ') || 'all × 1'],
        ];
  return (
    <section className={css.settings} aria-labelledby="settings-title">
      <PaneHeader id="settings-title" title="Its settings">
        <span>{algorithmTitles[algorithm]}</span>
      </PaneHeader>
      <dl>
        {settings.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
