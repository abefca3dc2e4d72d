import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import type { BackendName } from '#training/headless';
import { CHROMIUM_FLAGS } from '../e2e/support/chromiumFlags';
import { findChromium } from '../scripts/chromium.mjs';
import type { StepTimes } from './benchSteps';

/** `benchSteps` in a page of the system's Chromium. */
export async function stepInChromium(
  backend: BackendName,
  times: number,
): Promise<{ readonly steps: StepTimes; readonly adapter: string }> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('This bench needs Chromium: install it, or set CHROMIUM to its path');
  // Built, not served by the dev server: that reloads the page when it finds new dependencies.
  const outDir = mkdtempSync(join(tmpdir(), 'reward-room-bench-'));
  const shared = { root: join(process.cwd(), 'bench'), configFile: false, logLevel: 'error' } as const;
  const input = join(shared.root, 'grpoPage.html');
  await build({ ...shared, build: { outDir, emptyOutDir: true, rolldownOptions: { input } } });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`${server.resolvedUrls?.local[0]}grpoPage.html`);
    await page.waitForFunction(() => 'benchGrpo' in window);
    const result = await page.evaluate(([name, count]) => window.benchGrpo(name, count), [
      backend,
      times,
    ] as const);
    if (result.backend !== backend)
      throw new Error(`Chromium has no ${backend} here, only ${result.backend}`);
    return result;
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}
