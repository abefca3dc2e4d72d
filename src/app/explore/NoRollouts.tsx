import type { ReactElement } from 'react';
import { actions } from '../state/actions';
import { Button } from '../ui/Button';
import { PaneHeader } from '../ui/PaneHeader';
import css from './NoRollouts.module.css';

/** Nothing to score: what is shown is the truth alone. */
export function NoRollouts(): ReactElement {
  return (
    <section className={css.none}>
      <PaneHeader title="No rollouts of this prompt" />
      <p>The stage shows the truth alone. Choose another policy or task, or let a policy answer in Train</p>
      <Button onClick={() => actions.setMode('train')}>Go to Train</Button>
    </section>
  );
}
