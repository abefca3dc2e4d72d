import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../../e2e/support/chromiumFlags';
import { needChromium } from '../../scripts/chromium.mjs';
import type { Contender } from './contender';
import { seeDraws } from './seeDraws';

/** Opens a contender in a browser of its own, without cache or profile, and waits until its cloud is drawn.
 * @param points of the scene at that address
 * @param megabits a second that its line carries */
export async function openViewer(
  { viewport, composed, mode, verticesPerPoint }: Contender,
  address: string,
  points: number,
  megabits?: number,
): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = await chromium.launch({ executablePath: needChromium(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ viewport, serviceWorkers: 'block', colorScheme: 'dark' });
  page.setDefaultTimeout(180_000);
  // A thinned cloud is one too.
  const cloud = { mode, least: (points * verticesPerPoint) / 8 };
  await page.addInitScript(seeDraws, { cloud, composed });
  if (megabits !== undefined) {
    const session = await page.context().newCDPSession(page);
    const downloadThroughput = (megabits * 1e6) / 8;
    const line = { offline: false, latency: 20, downloadThroughput, uploadThroughput: downloadThroughput };
    await session.send('Network.emulateNetworkConditions', line);
  }
  await page.goto(address);
  await page.waitForFunction(() => window.drawn.turnsAt > 0 && window.drawn.composedAt > 0, undefined, {
    polling: 100,
  });
  return { browser, page };
}
