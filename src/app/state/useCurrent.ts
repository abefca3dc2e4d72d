import { useSyncExternalStore } from 'react';
import { type Current, current } from './current';
import { session } from './session';
import { trainer } from './trainer';

/** What the screen is about; renders again only when that changes, not with every hover or step. */
export function useCurrent(): Current | null {
  return useSyncExternalStore(subscribe, current);
}

function subscribe(changed: () => void): () => void {
  const ends = [session.subscribe(changed), trainer.store.subscribe(changed)];
  return () => {
    for (const end of ends) end();
  };
}
