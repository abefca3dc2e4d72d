import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { forget, interrupted, resumeInterrupted } from '../../state/runs/interrupted';
import { trainer } from '../../state/trainer';
import { Button } from '../../ui/Button';
import css from './RunControls.module.css';

/** Offers to go on with the run that the page was closed on. */
export function Interruption(): ReactElement | null {
  const run = useStore(interrupted, (state) => state.run);
  const idle = useStore(trainer.store, ({ phase }) => phase === 'idle');
  if (!run || !idle) return null;
  return (
    <div className={css.note} role="status" aria-label="Interrupted run">
      <h3>A run was open when the page was closed</h3>
      <p>It had reached step {run.step}, and goes on from the last step that was saved</p>
      <div className={css.noteButtons}>
        <Button small onClick={() => void resumeInterrupted()}>
          Resume it
        </Button>
        <Button small onClick={forget}>
          Not now
        </Button>
      </div>
    </div>
  );
}
