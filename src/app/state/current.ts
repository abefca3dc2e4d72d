import type { Task } from '#rewards';
import type { ScoredGroup } from '#training';
import { type Group, type Member, readGroup } from '../derive/group';
import type { Room } from './room';
import { LIVE, type Session, session } from './session';
import { shownGroup, type Trainer, trainer } from './trainer';

/** What the screen is about: one task of one room, its group of rollouts, and one of them. */
export interface Current {
  readonly room: Room;
  readonly task: Task;
  readonly group: Group;
  /** Null where there are no rollouts of this task by this policy. */
  readonly member: Member | null;
  /** The rollout's place in the group, from 0. */
  readonly index: number;
}

const readings = new WeakMap<object, Group>();
let last: Current | null = null;

/** What the screen is about now; null until a room is open. The same object as long as it is the same thing. */
export function selectCurrent(session: Session, trainer: Trainer): Current | null {
  if (session.room.status !== 'ready') return null;
  const room = session.room.value;
  const task = room.tasks.find(({ id }) => id === session.task);
  if (!task) return null;
  const live = session.policy === LIVE ? shownGroup(trainer, task) : null;
  const group = live ? readLive(room, task, live) : readStored(room, task, session.policy);
  const index = Math.min(session.rollout, Math.max(group.members.length - 1, 0));
  const member = group.members[index] ?? null;
  if (last?.group !== group || last.index !== index) last = { room, task, group, member, index };
  return last;
}

export function current(): Current | null {
  return selectCurrent(session.getState(), trainer.store.getState());
}

function readLive(room: Room, task: Task, live: ScoredGroup): Group {
  return remember(live, () => readGroup(room, task, live.rollouts, live));
}

function readStored(room: Room, task: Task, policy: string): Group {
  const rollouts = room.rolloutsOf(task.id, policy);
  // No rollouts: the one empty list stands for any task, so it must not be remembered under itself.
  return remember(rollouts.length > 0 ? rollouts : task, () => readGroup(room, task, rollouts));
}

function remember(key: object, read: () => Group): Group {
  const known = readings.get(key);
  if (known) return known;
  const group = read();
  readings.set(key, group);
  return group;
}
