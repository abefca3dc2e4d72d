import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openApp } from './support/openApp';
import { serveDist } from './support/serveDist';

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

describe('the WebGL canvas', () => {
  it('keeps its context after the page has mounted (react-three-fiber#3863)', async () => {
    // The fault shows some 500 ms after mounting: look when the page has certainly lived three times as long.
    const mounted = await app.page.evaluate(() => performance.now());
    await app.page.waitForFunction((since) => performance.now() - since > 1500, mounted);
    expect(await app.page.locator('canvas[data-engine]').count()).toBe(1);
    expect(await onContext('isContextLost')).toBe(false);
  });

  it('says that its context was lost, and draws again when it is back', async () => {
    await onContext('loseContext');
    await app.page.locator(state('lost')).waitFor();
    await onContext('restoreContext');
    await app.page.locator(state('ready')).waitFor();
    expect(app.faults).toEqual([]);
  });
});
