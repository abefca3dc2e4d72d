import type { StageBox } from '#viewer';
import { advantage } from '../words/numbers';
import type { Group } from './group';

/** Key of box `box` of rollout `rollout` where all rollouts are shown at once. */
export const ghostKey = (rollout: number, box: number): string => `g${rollout}.${box}`;

/** The rollout and box that a ghost's key names; null for the key of anything else. */
export function readGhostKey(key: string): { readonly rollout: number; readonly box: number } | null {
  const match = /^g(\d+)\.(\d+)$/.exec(key);
  return match ? { rollout: Number(match[1]), box: Number(match[2]) } : null;
}

/** Every rollout's boxes as ghosts tinted by advantage, over the truths. Tags say which rollout and its advantage; where
 * a rollout has many boxes they would only hide the room, so there only the boxes' tints speak. */
export function ghostBoxes(group: Group): readonly StageBox[] {
  const truths = group.truths.map(
    (box, index): StageBox => ({ key: `t${index}`, role: 'truth', label: '', figure: '', box }),
  );
  const tagged = group.task.kind === 'grounding';
  const ghosts = group.members.flatMap((member, rollout) =>
    member.predicted.flatMap((box, index): StageBox[] =>
      box
        ? [
            {
              key: ghostKey(rollout, index),
              role: 'ghost',
              label: tagged ? `${rollout + 1}` : '',
              figure: tagged ? advantage(member.advantage) : '',
              box,
              advantage: group.bound > 0 ? member.advantage / group.bound : 0,
            },
          ]
        : [],
    ),
  );
  return [...truths, ...ghosts];
}
