import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StageBox } from '#viewer';
import { ghostBoxes } from '../derive/ghostBoxes';
import { sceneBoxes } from '../derive/sceneBoxes';
import { stageBoxes } from '../derive/stageBoxes';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';

const NONE: readonly StageBox[] = [];

/** What both panes draw: one rollout's boxes, or all as ghosts, or (without rollouts) the truth alone; in a scene without
 * tasks its objects. */
export function useStageBoxes(): readonly StageBox[] {
  const current = useCurrent();
  const all = useStore(session, (state) => state.allInSpace);
  const room = useStore(session, (state) => (state.room.status === 'ready' ? state.room.value : null));
  return useMemo(() => {
    if (!current) return room ? sceneBoxes(room.scene) : NONE;
    const { group, member } = current;
    if (!member) {
      return stageBoxes([], [], group.truths, group.truthLabels);
    }
    return all ? ghostBoxes(group) : member.boxes;
  }, [current, all, room]);
}
