import type { Locator } from 'playwright-core';

/** As many pictures in a row must be the same: moving points are thinned, and whole again only a moment after. */
const ALIKE = 4;

/** What is seen of an element once it no longer moves.
 * @param style for the picture alone, e.g. to leave something out of it */
export async function settledPicture(element: Locator, style = ''): Promise<Buffer> {
  let last = await element.screenshot({ style });
  for (let alike = 1; alike < ALIKE; ) {
    const next = await element.screenshot({ style });
    alike = next.equals(last) ? alike + 1 : 1;
    last = next;
  }
  return last;
}
