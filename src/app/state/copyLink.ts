import { actions } from './actions';
import { writeLink } from './link';
import { linkState } from './linkSync';

/** Puts the address of this very view on the clipboard, and says whether that worked. */
export async function copyLink(): Promise<boolean> {
  const hash = writeLink(linkState());
  history.replaceState(null, '', hash);
  try {
    await navigator.clipboard.writeText(location.href);
    return true;
  } catch {
    actions.notify(
      'The browser did not let the page copy. The address bar holds the link: copy it from there',
    );
    return false;
  }
}
