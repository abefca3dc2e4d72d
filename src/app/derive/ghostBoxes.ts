import type { StageBox } from '#viewer';
import { advantage } from '../words/numbers';
import { truthKey } from './boxKey';
import type { Group } from './group';

/** Key of box `box` of rollout `rollout` where all rollouts are shown at once. */
export const ghostKey = (rollout: number, box: number): string => `g${rollout}.${box}`;

/** The key under which the stage draws a box of the chosen rollout. */
export function stageKey(key: string | null, allInSpace: boolean, rollout: number): string | null {
  const match = key === null ? null : /^p(\d+)$/.exec(key);
  return match && allInSpace ? ghostKey(rollout, Number(match[1])) : key;
}

/** The rollout and box that a ghost's key names; null for the key of anything else. */
export function readGhostKey(key: string): { readonly rollout: number; readonly box: number } | null {
  const match = /^g(\d+)\.(\d+)$/.exec(key);
  return match ? { rollout: Number(match[1]), box: Number(match[2]) } : null;
}

/** Every rollout's boxes as ghosts tinted by advantage, over the truths. A ghost's tag says which rollout it is of, and
 * its advantage. */
export function ghostBoxes(group: Group): readonly StageBox[] {
  const truths = group.truths.map(
    (box, index): StageBox => ({
      key: truthKey(index),
      role: 'truth',
      label: group.truthLabels[index] ?? 'box',
      figure: '',
      box,
    }),
  );
  return [...truths, ...group.members.flatMap((_, rollout) => ghostsOf(group, rollout))];
}

/** One rollout's boxes as ghosts. */
export function ghostsOf(group: Group, rollout: number): readonly StageBox[] {
  const member = group.members[rollout];
  if (!member) return [];
  return member.predicted.flatMap((box, index): StageBox[] =>
    box
      ? [
          {
            key: ghostKey(rollout, index),
            role: 'ghost',
            label: `${rollout + 1} ${member.result.prediction.boxes[index]?.label ?? ''}`.trim(),
            figure: advantage(member.advantage),
            box,
            advantage: group.bound > 0 ? member.advantage / group.bound : 0,
          },
        ]
      : [],
  );
}
