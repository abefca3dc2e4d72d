import { type Browser, chromium, type Page } from 'playwright-core';
import { needChromium } from '../../scripts/chromium.mjs';
import { CHROMIUM_FLAGS } from './chromiumFlags';

export interface OpenApp {
  readonly page: Page;
  /** Console errors, unhandled rejections and GPU validation errors so far; a good run has none. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

/** Opens the app in the system's Chromium and listens for everything that goes wrong in it.
 * @param serviceWorkers what they answer never reaches the network, where tests break things on purpose: they are kept out */
export async function openApp(
  url: string,
  size = { width: 1440, height: 900 },
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<OpenApp> {
  const browser: Browser = await chromium.launch({ executablePath: needChromium(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ viewport: size, serviceWorkers });
  page.setDefaultTimeout(120_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('requestfailed', (request) =>
    faults.push(`request failed: ${request.url()} ${request.failure()?.errorText}`),
  );
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('console', (message) => {
    // WebGPU validation errors arrive as warnings.
    const text = message.text();
    if (message.type() === 'error' || /validation|uncaptured|unhandled/i.test(text))
      faults.push(`console: ${text}`);
  });
  await page.goto(url);
  return { page, faults, close: () => browser.close() };
}
