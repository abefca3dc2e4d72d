import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StageBox } from '#viewer';
import { ghostBoxes } from '../derive/ghostBoxes';
import { stageBoxes } from '../derive/stageBoxes';
import { truthLabel } from '../derive/truthLabel';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';

const NONE: readonly StageBox[] = [];

/** What both panes draw: one rollout's boxes, or all as ghosts, or (without rollouts) the truth alone. */
export function useStageBoxes(): readonly StageBox[] {
  const current = useCurrent();
  const all = useStore(session, (state) => state.allInSpace);
  return useMemo(() => {
    if (!current) return NONE;
    const { group, member, task } = current;
    if (!member) {
      const labels = group.truths.map((_, index) => truthLabel(task, index));
      return stageBoxes([], [], group.truths, labels);
    }
    return all ? ghostBoxes(group) : member.boxes;
  }, [current, all]);
}
