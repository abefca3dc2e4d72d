import { lazy, type ReactElement, Suspense } from 'react';
import { useStore } from 'zustand';
import { Explore } from '../explore/Explore';
import { session } from '../state/session';
import { ErrorBoundary } from './ErrorBoundary';
import css from './Inspector.module.css';
import { tabId } from './ModeTabs';

// The trainer's panel is wanted only after its tab is pressed.
const Train = lazy(async () => ({ default: (await import('../train/Train')).Train }));

/** The right column (on a phone the sheet): what the mode has to say. */
export function Inspector(): ReactElement {
  const mode = useStore(session, (state) => state.mode);
  return (
    <div id="inspector" role="tabpanel" aria-labelledby={tabId(mode)} className={css.inspector}>
      <ErrorBoundary key={mode} title="This panel could not be shown" where={mode}>
        {mode === 'explore' ? (
          <Explore />
        ) : (
          <Suspense>
            <Train />
          </Suspense>
        )}
      </ErrorBoundary>
    </div>
  );
}
