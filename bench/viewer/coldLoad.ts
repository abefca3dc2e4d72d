import type { Contender } from './contender';
import { openViewer } from './openViewer';

/** A cold load; milliseconds since the navigation, and bytes as they came over the network. */
export interface ColdLoad {
  readonly composedAt: number;
  readonly turnsAt: number;
  /** Scripts, styles and WebAssembly that had come by then. */
  readonly codeComposed: number;
  readonly codeTurns: number;
  /** Everything that was loaded by when the 3D view turned, data included. */
  readonly all: number;
}

/** Loads the living room as it ships into a browser without cache or profile.
 * @param points of it
 * @param holdBack scripts that the first picture does not need are held back until it is composed: so the bytes before it are what
 * it needs, however quick the line. Such a load is not timed */
export async function coldLoad(contender: Contender, points: number, holdBack = false): Promise<ColdLoad> {
  const { browser, page } = await openViewer(contender, contender.room, points, holdBack);
  try {
    return await page.evaluate(() => {
      const { composedAt, turnsAt } = window.drawn;
      const [html] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      // Blobs and data URLs are no network.
      const loaded = files.filter(({ name }) => name.startsWith(location.origin));
      const bytes = (by: number, which: RegExp): number =>
        loaded
          .filter(({ name, responseEnd }) => responseEnd <= by && which.test(new URL(name).pathname))
          .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
      const code = /\.(js|css|wasm)$/;
      return {
        composedAt,
        turnsAt,
        codeComposed: bytes(composedAt, code),
        codeTurns: bytes(turnsAt, code),
        all: bytes(turnsAt, /./) + html!.encodedBodySize,
      };
    });
  } finally {
    await browser.close();
  }
}
