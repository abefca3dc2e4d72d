import { type PartialRewardOptions, scoreCompletion } from '#rewards';
import type { ScoredGroup, ScoredRollout } from '#training';
import type { Room } from '../room';

/** A step's stored rollouts as groups of this room's tasks: scored again, for a file holds the sums and not the ledger. Those
 * of other rooms are left out. */
export function storedGroups(
  room: Pick<Room, 'tasks'>,
  rollouts: readonly ScoredRollout[],
  weights: PartialRewardOptions['weights'],
): ScoredGroup[] {
  return room.tasks.flatMap((task) => {
    const group = rollouts.filter((rollout) => rollout.task === task.id);
    if (group.length === 0) return [];
    const rewards = group.map(({ completion }) => scoreCompletion(completion, task, { weights }));
    return [
      {
        task: task.id,
        rollouts: group,
        rewards,
        advantages: group.map(({ advantage }) => advantage),
        flat: rewards.every(({ total }) => total === rewards[0]?.total),
      },
    ];
  });
}
