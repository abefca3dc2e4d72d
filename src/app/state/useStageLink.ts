import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StageLink } from '#viewer';
import { actions, stageKey } from './actions';
import { session } from './session';

/** Hover and selection as the stage's panes take them: while all rollouts are in space, under the ghosts' keys. */
export function useStageLink(): StageLink {
  const hovered = useStore(session, (state) => state.hovered);
  const selected = useStore(session, (state) => state.selected);
  const all = useStore(session, (state) => state.allInSpace);
  const rollout = useStore(session, (state) => state.rollout);
  return useMemo(
    () => ({
      hovered: stageKey(hovered, all, rollout),
      selected: stageKey(selected, all, rollout),
      onHover: actions.hover,
      onSelect: actions.select,
    }),
    [hovered, selected, all, rollout],
  );
}
