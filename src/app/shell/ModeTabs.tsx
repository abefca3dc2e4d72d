import type { KeyboardEvent, ReactElement } from 'react';
import { useStore } from 'zustand';
import { actions } from '../state/actions';
import { MODES, modeTitles } from '../state/mode';
import { session } from '../state/session';
import css from './ModeTabs.module.css';

/** Explore, Train: what the inspector shows. Arrow keys move between them. */
export function ModeTabs(): ReactElement {
  const mode = useStore(session, (state) => state.mode);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = MODES[(MODES.indexOf(mode) + by + MODES.length) % MODES.length]!;
    actions.setMode(next);
    document.getElementById(tabId(next))?.focus();
  };

  return (
    <div className={css.tabs} role="tablist" aria-label="Mode" onKeyDown={onKeyDown}>
      {MODES.map((each) => (
        <button
          key={each}
          id={tabId(each)}
          type="button"
          role="tab"
          className={css.tab}
          aria-selected={each === mode}
          aria-controls="inspector"
          tabIndex={each === mode ? 0 : -1}
          onClick={() => actions.setMode(each)}
        >
          {modeTitles[each]}
        </button>
      ))}
    </div>
  );
}

export const tabId = (mode: string): string => `mode-${mode}`;
