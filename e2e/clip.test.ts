import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '#scenes';
import { type OpenApp, openApp } from './support/openApp';
import { randomFrames } from './support/randomFrames';
import { readClipCanvas } from './support/readClipCanvas';
import { seekTo } from './support/seekTo';
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

describe('picture and overlay', () => {
  it('agree on each of 100 random frames, forwards and backwards', async () => {
    const { page } = app;
    const start = Number(await page.locator('canvas[data-frame]').getAttribute('data-frame'));
    const asked = randomFrames(Random.seeded(11), 100, FRAMES, start);
    const backwards = asked.filter((frame, i) => frame < (asked[i - 1] ?? start));
    expect(backwards.length).toBeGreaterThanOrEqual(20);

    const seen: object[] = [];
    for (const frame of asked) {
      await seekTo(page, frame, FRAMES);
      const { number, square, outline } = await page.evaluate(readClipCanvas);
      seen.push({ frame: number, aligned: Math.abs(square - outline) < 1.3 });
    }
    expect(seen).toEqual(asked.map((frame) => ({ frame, aligned: true })));
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
