import type { ClipFrame } from '#rewards';
import { openingFrame } from '../derive/openingFrame';
import { bestPolicy } from './bestPolicy';
import type { LinkState } from './linkState';
import type { Room } from './room';
import { LIVE, type Session } from './session';

/** What a link asks for that this room can give, and in words what it can't. */
export interface Resolved {
  readonly session: Partial<Session>;
  /** Where the clip stands, and how it plays. */
  readonly clip: {
    readonly frame: number;
    readonly speed: number;
    readonly loop: readonly [ClipFrame, ClipFrame] | null;
  };
  readonly notices: readonly string[];
}

const VIEWS: ReadonlySet<string> = new Set<Session['view']>(['room', 'top', 'front', 'side', 'camera']);

/** Fits a link to a room. Without a link the room opens at its first task, on the best policy that has rollouts of it.
 * @param live whether a run is open in this page */
export function resolveLink(link: LinkState, room: Room, live = false): Resolved {
  const notices: string[] = [];
  const missing = (what: string, name: string, shown: string) =>
    notices.push(`The link names ${what} “${name}”, which ${room.scene.title} does not have. ${shown}`);

  // Without a link a detection opens: several boxes, so there is something to compare.
  const first = room.tasks.find(({ kind }) => kind === 'detection') ?? room.tasks[0];
  const task = room.tasks.find(({ id }) => id === link.task) ?? first;
  if (link.task && task?.id !== link.task) missing('the task', link.task, 'Showing its first task');

  const usual = bestPolicy(room, task?.id ?? '');
  let policy = usual;
  if (link.policy === LIVE && live) policy = LIVE;
  else if (link.policy === LIVE) {
    notices.push('The link shows a live run, which stays in the page that ran it. Showing stored rollouts');
  } else if (link.policy && room.policies.some(({ name }) => name === link.policy)) {
    policy = link.policy;
  } else if (link.policy) missing('the policy', link.policy, 'Showing another');

  const rollouts = task ? room.rolloutsOf(task.id, policy) : [];
  let rollout = (link.rollout ?? 1) - 1;
  if (policy !== LIVE && rollout >= rollouts.length && link.rollout !== undefined) {
    notices.push(`The link names rollout ${link.rollout}; there are ${rollouts.length}. Showing the first`);
    rollout = 0;
  }

  const { length } = rollouts;
  const pinned = link.pinned !== undefined && (policy === LIVE || link.pinned <= length) ? link.pinned : null;
  if (link.pinned !== undefined && pinned === null) {
    notices.push(`The link pins rollout ${link.pinned}; there are ${length}. Showing none beside`);
  }

  let frame = link.frame ?? (task && openingFrame(task)) ?? room.scene.poster?.frame ?? 0;
  const { frameCount } = room.clock.getState();
  if (frame >= frameCount) {
    notices.push(`The link names frame ${frame}; the clip has ${frameCount}. Showing the first`);
    frame = 0;
  }
  const loop = link.loop && link.loop[1] < frameCount ? link.loop : null;
  if (link.loop && !loop) {
    notices.push(
      `The link plays frames ${link.loop.join('–')}; the clip has ${frameCount}. Playing all of it`,
    );
  }
  if (link.view && !VIEWS.has(link.view)) {
    notices.push(
      `The link names the view “${link.view}”, which this version does not have. Showing the room`,
    );
  }

  return {
    session: {
      task: task?.id ?? null,
      policy,
      rollout,
      selected: link.box ?? null,
      mode: link.mode ?? 'explore',
      view: link.camera ? 'free' : VIEWS.has(link.view ?? '') ? (link.view as Session['view']) : 'room',
      camera: link.camera ?? null,
      viewBefore: null,
      allInSpace: link.all ?? false,
      pinned: pinned === null ? null : pinned - 1,
      bestFirst: link.order === 'best',
      pointSize: link.pointSize ?? 1,
      brightness: link.brightness ?? 1,
    },
    clip: { frame, speed: link.speed ?? 1, loop: loop as Resolved['clip']['loop'] },
    notices,
  };
}
