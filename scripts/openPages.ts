import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS } from '../e2e/support/chromiumFlags';

export interface Pages {
  /** A fresh page, closed when `use` is done. */
  use<Result>(use: (page: Page) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly executablePath: string;
  /** Path of the page's HTML file in this repository. */
  readonly html: string;
  /** Further files, served beside the page. */
  readonly files?: Readonly<Record<string, ArrayBuffer>>;
  /** Further flags of Chromium. */
  readonly flags?: readonly string[];
}

/** Builds a page of this repository, serves it, and opens it in the system's Chromium, for benches and soaks.
 * Built, not served by the dev server: that reloads the page when it finds new dependencies. */
export async function openPages({
  executablePath,
  html,
  files = {},
  flags = [],
}: PageOptions): Promise<Pages> {
  const input = resolve(html);
  const outDir = mkdtempSync(join(tmpdir(), 'reward-room-page-'));
  const shared = { root: dirname(input), configFile: false, logLevel: 'error' } as const;
  await build({
    ...shared,
    build: { outDir, emptyOutDir: true, target: 'es2023', rolldownOptions: { input } },
  });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(outDir, name), new Uint8Array(bytes));
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...flags] });
  const address = new URL(html.split('/').at(-1)!, server.resolvedUrls!.local[0]).href;
  return {
    async use(use) {
      const page = await browser.newPage();
      try {
        page.setDefaultTimeout(0);
        await page.goto(address);
        return await use(page);
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
