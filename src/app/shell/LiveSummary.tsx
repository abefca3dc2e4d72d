import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { summary } from '../words/summary';

/** What the view shows, spoken when it changes. */
export function LiveSummary(): ReactElement {
  const current = useCurrent();
  const key = useStore(session, (state) => state.hovered ?? state.selected);
  return (
    <p className="visually-hidden" role="status" aria-label="View" data-testid="summary">
      {current && summary(current.group, current.member, current.index, key)}
    </p>
  );
}
