import { session } from '../state/session';
import { writeLink } from './link';
import { linkOfPage } from './linkOfPage';

/** Writes the state into the address, without a history entry: not while a room or another link is being opened, nor over
 * what the user has just put there and the browser is about to tell.
 * @param known the address as the page last read or wrote it: another one is the user's
 * @returns the same for the next time */
export function writeAddress(known: string): string {
  const { room, opening } = session.getState();
  if (room.status !== 'ready' || opening || location.hash !== known) return known;
  history.replaceState(null, '', writeLink(linkOfPage()));
  return location.hash;
}
