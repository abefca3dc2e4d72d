import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { trainer } from '../state/trainer';
import { backendTitles, backendWords } from '../words/backend';
import css from './BackendChip.module.css';

/** On what the policy runs, and in a click what that means. */
export function BackendChip(): ReactElement {
  const ready = useStore(trainer.store, (run) => run.ready);
  const phase = useStore(trainer.store, (run) => run.phase);
  const title = ready ? backendTitles[ready.backend] : phase === 'loading' ? 'Starting' : 'No run';
  return (
    <>
      <button
        type="button"
        className={css.chip}
        popoverTarget="backend"
        data-on={ready !== null}
        title="What training runs on"
      >
        {title}
      </button>
      <div id="backend" popover="auto" className={css.card}>
        <h2>{ready ? `Training runs on ${title}` : 'No run is open'}</h2>
        <p>
          {ready
            ? backendWords[ready.backend]
            : 'Train starts a worker; it takes WebGPU where there is one, else WASM. Exploring needs neither: rewards are plain arithmetic'}
        </p>
        {ready?.backendNote && <p>{ready.backendNote}</p>}
      </div>
    </>
  );
}
