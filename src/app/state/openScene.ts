import type { LinkState } from '../link/linkState';
import { openState } from './open';
import { session } from './session';

/** Opens a scene as its own link would, but keeps how the user has set the page: points, order of the cards, training.
 * @param anew opens it again though it is open: there is more to it now */
export async function openScene(link: LinkState & { readonly scene: string }, anew = false): Promise<void> {
  const { bestFirst, pointSize, brightness, train } = session.getState();
  await openState({ order: bestFirst ? 'best' : undefined, pointSize, brightness, train, ...link }, [], anew);
}
