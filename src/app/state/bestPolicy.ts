import type { Room } from './room';

/** The last policy in the list (they go from early to best) that has rollouts of a task. */
export function bestPolicy(room: Room, task: string): string {
  const able = room.policies.filter(({ name }) => room.rolloutsOf(task, name).length > 0);
  return (able.at(-1) ?? room.policies.at(-1))?.name ?? '';
}
