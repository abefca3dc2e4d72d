import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openApp } from './support/openApp';
import { pictureDifference } from './support/pictureDifference';
import { serveDist } from './support/serveDist';
import { settledPicture } from './support/settledPicture';

let host: Awaited<ReturnType<typeof serveDist>>;
let app: OpenApp;
const state = (name: string) => `[data-state="${name}"]:has(> canvas[data-engine])`;

beforeAll(async () => {
  host = await serveDist({ 'samples/living-room': 'tests/fixtures/numbered-clip' });
  app = await openApp(host.url);
  await app.page.locator(state('ready')).waitFor();
});
afterAll(async () => {
  await app?.close();
  await host?.close();
});

/** Runs in the page, with the WebGL context of the reconstruction. */
const onContext = (run: 'isContextLost' | 'loseContext' | 'restoreContext') =>
  app.page.evaluate((name) => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-engine]')!;
    const context = canvas.getContext('webgl2')!;
    if (name === 'isContextLost') return context.isContextLost();
    // An extension of a lost context can no longer be asked for.
    const page = window as { lose?: WEBGL_lose_context };
    page.lose ??= context.getExtension('WEBGL_lose_context')!;
    page.lose[name]();
    return true;
  }, run);

/** Tags stay where they were while they can, so how they stand in one view depends on the views before. */
const ROOM_ALONE = '[data-state] [data-key], fieldset { visibility: hidden !important }';
const seen = (style?: string) => settledPicture(app.page.locator('canvas[data-engine]'), style);
const view = (name: string) => app.page.getByRole('button', { name, pressed: true }).waitFor();
/** The field of the address, once the page has written one that is not `not`. */
const inLink = async (field: string, not = '') => {
  const found = await app.page.waitForFunction(
    ([name, old]) => {
      const value = new URLSearchParams(location.hash.split('?')[1]).get(name!) ?? '';
      return value !== '' && value !== old && value;
    },
    [field, not],
  );
  return `${await found.jsonValue()}`;
};
/** Turns the view by hand, and gives where it is seen from then, as the link says it. */
async function turn(by: number, before = ''): Promise<string> {
  const { x, y, width, height } = (await app.page.locator('canvas[data-engine]').boundingBox())!;
  const { mouse } = app.page;
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  await mouse.move(x + width / 2 + by, y + height / 2 + by / 3, { steps: 4 });
  await mouse.up();
  await mouse.move(x + 40, y + 40);
  // The page tells its address a moment later: at once, if it is about to be left.
  let [camera, last] = ['', ''];
  do {
    last = camera;
    await seen();
    await app.page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    camera = await inLink('camera', before);
  } while (camera !== last);
  return camera;
}

const difference = (one: Buffer, other: Buffer) => pictureDifference(app.page, one, other);
/** Share of the pixels that may differ where the view is the same: none did. */
const SAME = 0.0005;

describe('the WebGL canvas', () => {
  it('keeps its context after the page has mounted (react-three-fiber#3863)', async () => {
    // The fault shows some 500 ms after mounting: look when the page has certainly lived three times as long.
    const mounted = await app.page.evaluate(() => performance.now());
    await app.page.waitForFunction((since) => performance.now() - since > 1500, mounted);
    expect(await app.page.locator('canvas[data-engine]').count()).toBe(1);
    expect(await onContext('isContextLost')).toBe(false);
  });

  it('says that its context was lost, and comes back to the very view, boxes and selection', async () => {
    const { page } = app;
    await turn(90);
    const selected = page.getByRole('row', { selected: true });
    // The page opens on a box, and says so in the link.
    await selected.waitFor();
    expect(await inLink('box')).toMatch(/^[pt]\d$/);
    const before = await seen();
    const link = await page.evaluate(() => location.hash);
    await onContext('loseContext');
    await page.locator(state('lost')).waitFor();
    await onContext('restoreContext');
    await page.locator(state('ready')).waitFor();
    expect(await difference(await seen(), before)).toBeLessThan(SAME);
    expect(await page.evaluate(() => location.hash)).toBe(link);
    expect(await selected.count()).toBe(1);
    expect(app.faults).toEqual([]);
  });
});

describe('the view', () => {
  it('goes into the clip’s camera and back to the very place it came from', async () => {
    const { page } = app;
    const camera = await turn(-60, await inLink('camera'));
    const before = await seen(ROOM_ALONE);
    await page.keyboard.press('c');
    await view('Camera');
    await page.waitForFunction(() => /view=camera/.test(location.hash));
    expect(await difference(await seen(ROOM_ALONE), before)).toBeGreaterThan(SAME);
    await page.keyboard.press('c');
    expect(await inLink('camera')).toBe(camera);
    expect(await difference(await seen(ROOM_ALONE), before)).toBeLessThan(SAME);
  });

  it('is another from each side, by key', async () => {
    const pictures: string[] = [];
    for (const [key, name] of [
      ['r', 'Room'],
      ['t', 'Top'],
      ['i', 'Front'],
      ['p', 'Side'],
    ] as const) {
      await app.page.keyboard.press(key);
      await view(name);
      pictures.push((await seen()).toString('base64'));
    }
    expect(new Set(pictures).size).toBe(4);
  });
});

describe('the points', () => {
  it('grow and darken by key and slider, and are as they were again', async () => {
    const { page } = app;
    await page.keyboard.press('r');
    await view('Room');
    const before = await seen(ROOM_ALONE);
    await page.keyboard.press('}');
    await page.keyboard.press('(');
    expect(await inLink('point-size')).toBe('1.2');
    expect(await inLink('brightness')).toBe('0.9');
    expect(await difference(await seen(ROOM_ALONE), before)).toBeGreaterThan(SAME);
    await page.getByRole('button', { name: 'Points' }).click();
    await page.getByLabel('point size').press('ArrowRight');
    expect(await inLink('point-size', '1.2')).toBe('1.3');
    await page.keyboard.press('|');
    await page.keyboard.press('Escape');
    await page.getByLabel('point size').waitFor({ state: 'detached' });
    await page.waitForFunction(() => !/point-size|brightness/.test(location.hash));
    expect(await difference(await seen(ROOM_ALONE), before)).toBeLessThan(SAME);
  });

  it('are saved as a picture with the boxes and tags that are seen', async () => {
    const { page } = app;
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('z')]);
    expect(file.suggestedFilename()).toBe('numbered-clip-square-frame-0.png');
    const saved = readFileSync(await file.path());
    // Tags are drawn again and not copied, and the buttons over the canvas are none of it.
    expect(await difference(saved, await seen())).toBeLessThan(0.03);
    expect(app.faults).toEqual([]);
  });
});
