import { table } from '../table/table';
import { writeTable } from '../table/writeTable';
import { type LinkState, writeLink } from './link';
import { session } from './session';

/** The state of the page as a link. */
export function linkState(): LinkState {
  const { room, task, policy, rollout, selected, mode, view, allInSpace } = session.getState();
  if (room.status !== 'ready') return {};
  return {
    scene: room.value.scene.id,
    task: task ?? undefined,
    policy: policy || undefined,
    rollout: rollout + 1,
    frame: room.value.clock.getState().frame,
    // A ledger row that is no box, such as the format, is not worth a link.
    box: /^[pt]\d+$/.test(selected ?? '') ? (selected ?? undefined) : undefined,
    mode,
    view,
    all: allInSpace || undefined,
    rows: table.getState().open ? writeTable(table.getState()) : undefined,
  };
}

/** Milliseconds between two writes: browsers refuse more than some hundred in half a minute. */
const PAUSE = 400;

/** Keeps the address up with the state, without a history entry per frame. Starts when the room is open. */
export function keepLink(): () => void {
  let timer = 0;
  const write = () => {
    timer = 0;
    if (session.getState().room.status === 'ready') history.replaceState(null, '', writeLink(linkState()));
  };
  const later = () => {
    if (timer === 0) timer = window.setTimeout(write, PAUSE);
  };
  let endClock = () => {};
  const followClock = () => {
    endClock();
    const { room } = session.getState();
    // While the clip plays the address stands still: the frame in it is where it was last stopped.
    endClock =
      room.status === 'ready'
        ? room.value.clock.subscribe((clock) => {
            if (!clock.playing) later();
          })
        : () => {};
  };
  const endRoom = session.subscribe((state) => state.room, followClock, { fireImmediately: true });
  const endState = session.subscribe(later);
  const endTable = table.subscribe(later);
  // Who leaves or reloads between two writes finds the latest state.
  addEventListener('pagehide', write);
  return () => {
    removeEventListener('pagehide', write);
    window.clearTimeout(timer);
    endClock();
    endRoom();
    endState();
    endTable();
  };
}
