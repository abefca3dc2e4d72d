import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { needChromium } from '../../scripts/chromium.mjs';
import { CHROMIUM_FLAGS } from './chromiumFlags';

/** Builds the page of golden values and opens it in the system's Chromium. The app itself has no door to its engine. */
export async function openGolden(): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'reward-room-golden-'));
  const shared = {
    root: join(process.cwd(), 'e2e/support/golden'),
    configFile: false,
    logLevel: 'error',
  } as const;
  const input = join(shared.root, 'page.html');
  await build({ ...shared, build: { outDir, emptyOutDir: true, rolldownOptions: { input } } });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath: needChromium(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${server.resolvedUrls?.local[0]}page.html`);
  await page.waitForFunction(() => 'checkGoldenOnWebGpu' in window);
  const close = async () => {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  };
  return { page, close };
}
