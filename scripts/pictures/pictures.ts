import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../../e2e/support/chromiumFlags';
import { serveDist } from '../../e2e/support/serveDist';
import { needChromium } from '../chromium.mjs';
import { moments } from './moments';

// npm run -s pictures [-- NAME …]: takes the pictures of docs/explore.md from the built app, and writes that page.
const FOLDER = 'docs/images/moments';
const SIZES = [
  { name: 'desktop', width: 1440, height: 900, scale: 1 },
  { name: 'phone', width: 390, height: 844, scale: 1.5 },
] as const;
const THEMES = ['dark', 'light'] as const;
const QUALITY = 72;

const names = process.argv.slice(2);
const wanted = moments.filter(({ name }) => names.length === 0 || names.includes(name));
const host = await serveDist();
const browser = await chromium.launch({ executablePath: needChromium(), args: CHROMIUM_FLAGS });
mkdirSync(FOLDER, { recursive: true });
for (const { name: size, width, height, scale } of SIZES) {
  for (const colorScheme of THEMES) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme,
      // Flights arrive at once.
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    for (const { name, link, keys = [] } of wanted) {
      const page = await context.newPage();
      await page.goto(`${host.url}${link}`);
      await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
      await page.locator('[data-state="ready"]:has(> canvas[data-engine])').waitFor();
      for (const key of keys) await page.keyboard.press(key);
      writeFileSync(join(FOLDER, `${name}-${colorScheme}-${size}.webp`), await steadyPicture(page));
      await page.close();
      process.stderr.write(`${name}, ${colorScheme}, ${size}\n`);
    }
    await context.close();
  }
}
await browser.close();
await host.close();
writeFileSync('docs/explore.md', pageText());

/** The page's picture once nothing moves: three times the same. */
async function steadyPicture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const take = async () =>
    (await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY })).data;
  let [last, same] = ['', 0];
  for (let tries = 0; tries < 60 && same < 2; tries += 1) {
    const next = await take();
    same = next === last ? same + 1 : 0;
    last = next;
  }
  if (same < 2) throw new Error(`${page.url()} is still moving after 60 pictures`);
  return Buffer.from(last, 'base64');
}

function pageText(): string {
  const shown = moments.map(({ name, caption }) =>
    [
      `## ${caption}`,
      ...SIZES.map(({ name: size }) =>
        THEMES.map(
          (theme) => `![${caption}: ${theme}, ${size}](images/moments/${name}-${theme}-${size}.webp)`,
        ).join(' '),
      ),
    ].join('\n\n'),
  );
  return `${['# Explore, in pictures', 'Taken by `npx vite build && npm run -s pictures`: the app as it is built, with what ships.', ...shown].join('\n\n')}\n`;
}
