import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '#scenes';
import { type OpenApp, openApp } from './support/openApp';
import { readClipCanvas } from './support/readClipCanvas';
import { serveDist } from './support/serveDist';

// The test clip burns its frame number into every picture, and shows a square where its only box must be drawn.

const FRAMES = 48;
let host: Awaited<ReturnType<typeof serveDist>>;
let app: OpenApp;

beforeAll(async () => {
  host = await serveDist({ 'samples/living-room': 'tests/fixtures/numbered-clip' });
  app = await openApp(host.url);
  await app.page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
});
afterAll(async () => {
  await app?.close();
  await host?.close();
});

/** Steps the clock by keyboard to `frame` and waits until the pane shows it. */
async function stepTo(page: Page, from: number, frame: number) {
  for (let at = from; at !== frame; at += Math.sign(frame - from))
    await page.keyboard.press(frame > at ? '.' : ',');
  await page.locator(`canvas[data-frame="${frame}"]`).waitFor();
}

describe('picture and overlay', () => {
  it('agree on the frame, forwards and backwards', async () => {
    const { page } = app;
    const random = Random.seeded(11);
    let at = Number(await page.locator('canvas[data-frame]').getAttribute('data-frame'));
    const seen: object[] = [];
    const wanted: object[] = [];
    for (let i = 0; i < 20; i++) {
      const frame = random.integer(FRAMES);
      await stepTo(page, at, frame);
      at = frame;
      const { number, square, outline } = await page.evaluate(readClipCanvas);
      seen.push({ frame: number, aligned: Math.abs(square - outline) < 1.3 });
      wanted.push({ frame, aligned: true });
    }
    expect(seen).toEqual(wanted);
  });

  it('agree while the clip plays', async () => {
    const { page } = app;
    await page.keyboard.press('Space');
    const frames = new Set<number>();
    while (frames.size < 6) {
      const { number, shown, square, outline } = await page.evaluate(readClipCanvas);
      expect(number).toBe(shown);
      expect(Math.abs(square - outline)).toBeLessThan(1.3);
      frames.add(number);
    }
    await page.keyboard.press('Space');
    expect(app.faults).toEqual([]);
  });
});
