import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../../e2e/support/chromiumFlags';
import { needChromium } from '../../scripts/chromium.mjs';
import type { Contender } from './contender';
import { seeDraws } from './seeDraws';

/** Opens a contender in a browser of its own, without cache or profile, and waits until its cloud is drawn.
 * @param points of the scene at that address
 * @param holdBack scripts that the page's HTML does not name come only after the first composed picture */
export async function openViewer(
  { viewport, composed, mode, verticesPerPoint }: Contender,
  address: string,
  points: number,
  holdBack = false,
): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = await chromium.launch({ executablePath: needChromium(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ viewport, serviceWorkers: 'block', colorScheme: 'dark' });
  page.setDefaultTimeout(180_000);
  // A thinned cloud is one too.
  const cloud = { mode, least: (points * verticesPerPoint) / 8 };
  await page.addInitScript(seeDraws, { cloud, composed });
  if (holdBack) await holdBackScripts(page, address);
  await page.goto(address);
  await page.waitForFunction(() => window.drawn.turnsAt > 0 && window.drawn.composedAt > 0, undefined, {
    polling: 100,
  });
  return { browser, page };
}

/** The first picture is composed without them, or never: so the bytes before it are what it needs, on a quick machine too. */
async function holdBackScripts(page: Page, address: string): Promise<void> {
  const html = await (await fetch(address)).text();
  await page.route(/\.js$/, async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1)!;
    if (!html.includes(name)) {
      await page.waitForFunction(() => window.drawn.composedAt > 0, undefined, { polling: 50 });
    }
    await route.continue();
  });
}
