import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StageBox } from '#viewer';
import { ghostBoxes, ghostsOf } from '../derive/ghostBoxes';
import { sceneBoxes } from '../derive/sceneBoxes';
import { stageBoxes } from '../derive/stageBoxes';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';

const NONE: readonly StageBox[] = [];

/** What both panes draw: one rollout's boxes (and a pinned one's as ghosts), or all as ghosts, or (without rollouts) the truth alone; in a scene without
 * tasks its objects. */
export function useStageBoxes(): readonly StageBox[] {
  const current = useCurrent();
  const all = useStore(session, (state) => state.allInSpace);
  const pinned = useStore(session, (state) => state.pinned);
  const room = useStore(session, (state) => (state.room.status === 'ready' ? state.room.value : null));
  return useMemo(() => {
    if (!current) return room ? sceneBoxes(room.scene) : NONE;
    const { group, member, index } = current;
    if (!member) {
      return stageBoxes([], [], group.truths, group.truthLabels);
    }
    if (all) return ghostBoxes(group);
    const other = pinned !== null && pinned !== index ? ghostsOf(group, pinned) : [];
    return other.length > 0 ? [...member.boxes, ...other] : member.boxes;
  }, [current, all, room, pinned]);
}
