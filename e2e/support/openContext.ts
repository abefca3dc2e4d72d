import { type BrowserContext, chromium } from 'playwright-core';
import { needChromium } from '../../scripts/chromium.mjs';
import { CHROMIUM_FLAGS } from './chromiumFlags';

/** A fresh browser with its own storage. `close` ends it. */
export async function openContext(): Promise<BrowserContext & { readonly end: () => Promise<void> }> {
  const browser = await chromium.launch({ executablePath: needChromium(), args: CHROMIUM_FLAGS });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  context.setDefaultTimeout(120_000);
  return Object.assign(context, { end: () => browser.close() });
}
