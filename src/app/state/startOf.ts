import type { ClipFrame, Task } from '#rewards';
import { openingFrame } from '../derive/openingFrame';
import { bestPolicy } from './bestPolicy';
import type { Room } from './room';
import type { Session } from './session';

/** What is to be shown of a room, and what of it can't be, in words. */
export interface Shown {
  readonly session: Partial<Session>;
  /** Where the clip stands, and how it plays. */
  readonly clip: {
    readonly frame: number;
    readonly speed: number;
    readonly loop: readonly [ClipFrame, ClipFrame] | null;
  };
  readonly notices: readonly string[];
}

/** What is shown where no link says otherwise: the best policy that has rollouts of the task.
 * @param task a detection where absent: several boxes, so there is something to compare */
export function startOf(room: Room, task?: Task): Shown {
  const { tasks, scene } = room;
  const shown = task ?? tasks.find(({ kind }) => kind === 'detection') ?? tasks[0];
  return {
    session: {
      task: shown?.id ?? null,
      policy: bestPolicy(room, shown?.id ?? ''),
      rollout: 0,
      selected: null,
      mode: 'explore',
      view: 'room',
      camera: null,
      viewBefore: null,
      allInSpace: false,
      pinned: null,
      bestFirst: false,
      pointSize: 1,
      brightness: 1,
    },
    clip: { frame: (shown && openingFrame(shown)) ?? scene.poster?.frame ?? 0, speed: 1, loop: null },
    notices: [],
  };
}
