import { openLink } from '../state/open';
import { session } from '../state/session';
import { table } from '../table/table';

/** Milliseconds between two writes: browsers refuse more than some hundred in half a minute. */
const PAUSE = 400;

/** Opens what the address asks for, now and whenever the user changes it, and keeps it up with the state in between. */
export function followAddress(): () => void {
  let timer = 0;
  // The address as it was last read or written here. Another one is the user's, and comes first.
  let known = '';
  const read = () => {
    known = location.hash;
    void openLink(known);
  };
  // The first picture can do without.
  let writer: ((known: string) => string) | null = null;
  const writeNow = () => {
    if (writer) known = writer(known);
  };
  const write = async () => {
    timer = 0;
    writer ??= (await import('./writeAddress')).writeAddress;
    writeNow();
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
  addEventListener('hashchange', read);
  // Who leaves or reloads between two writes finds the latest state.
  addEventListener('pagehide', writeNow);
  read();
  return () => {
    removeEventListener('hashchange', read);
    removeEventListener('pagehide', writeNow);
    window.clearTimeout(timer);
    endClock();
    endRoom();
    endState();
    endTable();
  };
}
