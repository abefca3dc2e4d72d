import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openApp } from './support/openApp';
import { serveDist } from './support/serveDist';
import { watchWork } from './support/watchWork';

const CLIP = 'tests/fixtures/numbered-clip';
const BOXES = 500;
/** Frames that are looked at. */
const FRAMES = 6;

let folder: string;
let host: Awaited<ReturnType<typeof serveDist>>;
let app: OpenApp;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reward-room-boxes-'));
  cpSync(CLIP, folder, { recursive: true });
  writeFileSync(join(folder, 'scene.json'), JSON.stringify(crowded()));
  host = await serveDist({ 'samples/living-room': folder });
  app = await openApp(host.url);
  await app.page.addInitScript(watchWork);
  await app.page.reload();
  await app.page.locator('[data-state="ready"]:has(> canvas[data-engine])').waitFor();
  await app.page.locator('canvas[data-frame][data-state="ready"]').waitFor();
});
afterAll(async () => {
  await app?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The test clip's scene with boxes all over it, and nothing else to look at. */
function crowded(): unknown {
  const { tasks: _, rollouts: __, ...scene } = JSON.parse(readFileSync(join(CLIP, 'scene.json'), 'utf8'));
  const { min, max } = scene.bounds;
  const instances = Array.from({ length: BOXES }, (_, i) => {
    // Fractions of irrational steps lie evenly.
    const centre = [0.618, 0.414, 0.732].map((step, k) => min[k] + (max[k] - min[k]) * ((i * step) % 1));
    return {
      id: `b${i}`,
      label: 'box',
      colour: '#888888',
      box: [...centre, 0.2, 0.2, 0.2, 0, 0, 0],
      seen: [],
    };
  });
  return { ...scene, instances };
}

/** Waits until so many frames with anything drawn, or with points, have come, and says what each took that was drawn meanwhile. */
async function nextFrames(count: number, withPoints = false) {
  await app.page.evaluate(() => window.work.clear());
  await app.page.waitForFunction(
    ([wanted, least]) => window.work.frames.filter(({ points }) => points >= least).length >= wanted,
    [count, withPoints ? 1 : 0] as const,
    { polling: 'raf' },
  );
  return app.page.evaluate(() => ({ frames: window.work.frames, rendered: window.work.rendered }));
}

// Counts, not times: they are the same on every machine, and it is by them that a frame gets slow.
describe('with 500 boxes', () => {
  it('a frame of a turning view has few draw calls, however many boxes there are', async () => {
    const { page } = app;
    const pane = (await page.locator('canvas[data-engine]').boundingBox())!;
    const [x, y] = [pane.x + pane.width / 2, pane.y + pane.height - 40];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const looked = nextFrames(FRAMES, true);
    let done = false;
    void looked.finally(() => {
      done = true;
    });
    for (let i = 1; !done; i++) await page.mouse.move(x + 60 * Math.sin(i / 5), y);
    const { frames } = await looked;
    await page.mouse.up();
    const turning = frames.filter(({ points }) => points > 0);
    for (const { calls, points } of turning) {
      expect(points).toBe(1);
      expect(calls).toBeLessThanOrEqual(16);
    }
  });

  it('while the clip plays, the 3D view repeats neither points nor boxes, and React renders only the number', async () => {
    const { page } = app;
    // At rest first: what was drawn coarsely is drawn again.
    await page.waitForFunction(() => window.work.quietFor > 600, undefined, { polling: 'raf' });
    await page.getByRole('button', { name: 'Play' }).click();
    await nextFrames(2);
    const { frames, rendered } = await nextFrames(FRAMES);
    await page.getByRole('button', { name: 'Pause' }).click();
    for (const { calls, vertices, points } of frames) {
      expect(points).toBe(0);
      expect(calls).toBeLessThanOrEqual(4);
      // 12 edges of 6 vertices are what one box takes.
      expect(vertices).toBeLessThan(2 * 12 * 6);
    }
    // The commits of some seconds of playing; a pane, a list or a ledger has dozens of components.
    expect(rendered.length).toBeGreaterThan(0);
    expect(Math.max(...rendered)).toBeLessThanOrEqual(2);
  });
});
