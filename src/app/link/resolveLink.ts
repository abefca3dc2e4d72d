import type { Room } from '../state/room';
import { LIVE, type Session } from '../state/session';
import { type Shown, startOf } from '../state/startOf';
import type { LinkState } from './linkState';

const VIEWS: readonly Session['view'][] = ['room', 'top', 'front', 'side', 'camera'];

/** Fits a link to a room: what the room can give of it, and in words what it can't. What the link does not name is as the
 * room opens.
 * @param live whether a run is open in this page */
export function resolveLink(link: LinkState, room: Room, live = false): Shown {
  const notices: string[] = [];
  const missing = (what: string, name: string, shown: string) =>
    notices.push(`The link names ${what} “${name}”, which ${room.scene.title} does not have. ${shown}`);

  const start = startOf(
    room,
    room.tasks.find(({ id }) => id === link.task),
  );
  const task = start.session.task ?? '';
  if (link.task && task !== link.task) missing('the task', link.task, 'Showing its first task');

  let policy = start.session.policy ?? '';
  if (link.policy === LIVE && live) policy = LIVE;
  else if (link.policy === LIVE) {
    notices.push('The link shows a live run, which stays in the page that ran it. Showing stored rollouts');
  } else if (link.policy && room.policies.some(({ name }) => name === link.policy)) {
    policy = link.policy;
  } else if (link.policy) missing('the policy', link.policy, 'Showing another');

  const { length } = room.rolloutsOf(task, policy);
  const has = (rollout: number) => policy === LIVE || rollout <= length;
  let rollout = link.rollout ?? 1;
  if (link.rollout !== undefined && !has(rollout)) {
    notices.push(`The link names rollout ${link.rollout}; there are ${length}. Showing the first`);
    rollout = 1;
  }
  const pinned = link.pinned !== undefined && has(link.pinned) ? link.pinned - 1 : null;
  if (link.pinned !== undefined && pinned === null) {
    notices.push(`The link pins rollout ${link.pinned}; there are ${length}. Pinning none`);
  }

  let frame = link.frame ?? start.clip.frame;
  const { frameCount } = room.clock.getState();
  if (frame >= frameCount) {
    notices.push(`The link names frame ${frame}; the clip has ${frameCount}. Showing the first`);
    frame = 0;
  }
  const loop = link.loop && link.loop[1] < frameCount ? link.loop : null;
  if (link.loop && !loop) {
    const frames = link.loop.join('–');
    notices.push(`The link plays frames ${frames}; the clip has ${frameCount}. Playing all of them`);
  }
  const view = VIEWS.find((each) => each === link.view) ?? 'room';
  if (link.view && view !== link.view) {
    notices.push(
      `The link names the view “${link.view}”, which this version does not have. Showing the room`,
    );
  }

  return {
    session: {
      ...start.session,
      policy,
      rollout: rollout - 1,
      pinned,
      bestFirst: link.order === 'best',
      selected: link.box ?? null,
      mode: link.mode ?? 'explore',
      view: link.camera ? 'free' : view,
      camera: link.camera ?? null,
      allInSpace: link.all ?? false,
      pointSize: link.pointSize ?? 1,
      brightness: link.brightness ?? 1,
    },
    clip: { frame, speed: link.speed ?? 1, loop: loop as Shown['clip']['loop'] },
    notices,
  };
}
