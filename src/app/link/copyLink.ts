import { actions } from '../state/actions';
import { writeLink } from './link';
import { linkOfPage } from './linkOfPage';

/** Puts the address of this very view on the clipboard, and says whether that worked. */
export async function copyLink(): Promise<boolean> {
  const link = new URL(writeLink(linkOfPage()), location.href);
  try {
    await navigator.clipboard.writeText(link.href);
    return true;
  } catch {
    actions.notify(
      'The browser did not let the page copy. The address bar holds the link: copy it from there',
    );
    return false;
  }
}
