import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StageLink } from '#viewer';
import { predictedKey } from '../derive/boxKey';
import { stageKey } from '../derive/ghostBoxes';
import { actions } from './actions';
import { session } from './session';
import { useCurrent } from './useCurrent';

/** Hover and selection as the stage's panes take them: while all rollouts are in space, under the ghosts' keys. */
export function useStageLink(): StageLink {
  const hovered = useStore(session, (state) => state.hovered);
  const chosen = useStore(session, (state) => state.selected);
  const all = useStore(session, (state) => state.allInSpace);
  const rollout = useStore(session, (state) => state.rollout);
  // Among the ghosts of one object, the chosen rollout's is the one that stands out.
  const grounding = useCurrent()?.task.kind === 'grounding';
  const selected = chosen ?? (all && grounding ? predictedKey(0) : null);
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
