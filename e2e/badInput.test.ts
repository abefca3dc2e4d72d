import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { needChromium } from '../scripts/chromium.mjs';
import { CHROMIUM_FLAGS } from './support/chromiumFlags';
import { serveDist } from './support/serveDist';

// What is missing is said in the pane that misses it, with what to do; the other panes and the numbers are as ever.

const ROOM = 'public/samples/living-room';
const read = (file: string) => JSON.parse(readFileSync(`${ROOM}/${file}`, 'utf8'));

let host: Awaited<ReturnType<typeof serveDist>>;
let browser: Browser;
let page: Page;
let errors: string[];
beforeAll(async () => {
  host = await serveDist();
  browser = await chromium.launch({ executablePath: needChromium(), args: CHROMIUM_FLAGS });
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  page.setDefaultTimeout(60_000);
  errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
});
afterEach(async () => {
  await page?.close();
  expect(errors).toEqual([]);
});

/** The app with other files in the room's place. */
async function open(files: Readonly<Record<string, unknown>>, hash = '') {
  for (const [file, json] of Object.entries(files))
    await page.route(`**/samples/living-room/${file}`, (route) => route.fulfill({ json }));
  await page.goto(`${host.url}${hash}`);
}

const video = () => page.getByLabel('Video', { exact: true });
const reconstruction = () => page.getByRole('region', { name: 'Reconstruction' });
const sees = {
  video: () => video().locator('[data-state="ready"] > canvas[data-frame]').waitFor(),
  reconstruction: () => reconstruction().locator('[data-state="ready"] > canvas[data-engine]').waitFor(),
  async numbers() {
    expect(await page.getByTestId('reward-total').innerText()).toMatch(/^\d\.\d{3}$/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { selected: true }).waitFor();
  },
};

describe('a scene', () => {
  it('whose clip cannot be decoded shows its poster, and says how to convert it', async () => {
    await page.route('**/clip.mp4', (route) =>
      route.fulfill({ contentType: 'video/mp4', body: 'no video at all, '.repeat(1000) }),
    );
    await open({});
    const said = video().getByRole('status');
    await said.waitFor();
    expect(await said.innerText()).toMatch(/cannot be shown: .*H\.264.*The poster stands in for it/);
    await video().locator('canvas[data-frame="0"]').waitFor();
    await sees.reconstruction();
    await sees.numbers();
  });

  it('without a clip is seen in the reconstruction', async () => {
    const { clip, poster, thumbnails, tasks, rollouts, rays, ...scene } = read('scene.json');
    const instances = scene.instances.map((instance: object) => ({ ...instance, seen: [] }));
    await open({ 'scene.json': { ...scene, instances, poses: [], timestamps: [] } });
    await video().getByText('This scene came without a video').waitFor();
    await sees.reconstruction();
    await page.getByRole('table', { name: 'Objects' }).waitFor();
    await page.getByRole('region', { name: 'Completion' }).getByText('This scene has no tasks').waitFor();
  });

  it('without points has its boxes in space, and says what it came without', async () => {
    const { points, ...scene } = read('scene.json');
    await open({ 'scene.json': scene });
    await reconstruction().getByText('This scene came without points').waitFor();
    await sees.reconstruction();
    await sees.video();
    await sees.numbers();
  });

  it('of pictures with a gap says which is missing, and goes on after it', async () => {
    const { clip, poster, thumbnails, tasks, rollouts, rays, ...scene } = read('scene.json');
    const { file, ...camera } = clip;
    const pictures = Array.from({ length: 8 }, (_, i) => `images/${i}.webp`);
    await page.route('**/images/*.webp', (route) =>
      /\/[23]\.webp$/.test(route.request().url())
        ? route.fulfill({ status: 404 })
        : route.fulfill({ path: `${ROOM}/poster.webp`, contentType: 'image/webp' }),
    );
    const first = <Each>(all: readonly Each[]) => all.slice(0, 8);
    const instances = scene.instances.map((instance: object) => ({ ...instance, seen: [] }));
    const json = {
      ...scene,
      instances,
      poses: first(scene.poses),
      timestamps: first(scene.timestamps),
      clip: { ...camera, frames: 8, pictures },
    };
    await open({ 'scene.json': json }, '#v1/living-room?frame=1');
    await sees.video();
    await page.keyboard.press('.');
    const missing = (frame: number) => `Frame ${frame} has no picture: images/${frame}.webp is not there`;
    await video().getByText(missing(2)).waitFor();
    await page.keyboard.press('.');
    await video()
      .getByText(`${missing(3)}. The picture of frame 1 stands in for it`)
      .waitFor();
    await video().locator('canvas[data-frame="1"]').waitFor();
    await page.keyboard.press('.');
    await video().locator('[data-state="ready"] > canvas[data-frame="4"]').waitFor();
    expect(await video().getByRole('status').count()).toBe(0);
    await sees.reconstruction();
  });
});

it('a completion that parses to nothing earns 0, its faults are named, and all truths are missed', async () => {
  const task = read('tasks.json').tasks.find(({ kind }: { kind: string }) => kind === 'detection');
  const completions = ['hm', '', '<think></think><answer>[{"label": "couch", "bbox_3d": [1,2'];
  const rollouts = completions.map((completion, i) => ({
    id: String(i),
    task: task.id,
    policy: 'typed',
    step: 0,
    completion,
  }));
  const policies = [{ name: 'typed', provenance: 'Typed by hand', measured: true }];
  await open({ 'rollouts.json': { policies, rollouts } });
  await sees.video();
  for (const [key, fault] of [
    ['1', 'There is no <think>'],
    ['2', 'There is no <think>'],
    ['3', 'There is no </answer>'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('list', { name: 'Issues' }).getByText(fault).first().waitFor();
    expect(Number(await page.getByTestId('reward-total').innerText())).toBe(0);
    const ledger = page.getByRole('table', { name: 'Ledger' });
    expect(await ledger.getByRole('button', { name: /, missed$/ }).count()).toBe(task.target.boxes.length);
  }
  await sees.numbers();
  await sees.reconstruction();
});

describe('a browser', () => {
  it('without WebGL says so where the room would turn, and video and numbers work', async () => {
    await page.addInitScript(() => {
      const own = HTMLCanvasElement.prototype.getContext as (...given: unknown[]) => unknown;
      HTMLCanvasElement.prototype.getContext = function (this: unknown, kind: string, ...more: unknown[]) {
        return /webgl/.test(kind) ? null : own.call(this, kind, ...more);
      } as never;
    });
    await open({});
    await reconstruction().getByText('The 3D view needs WebGL 2').waitFor();
    await sees.video();
    await sees.numbers();
  });

  it('without WebGPU explores as ever, and is told before a run that it takes WASM', async () => {
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined }),
    );
    await open({});
    await sees.video();
    await sees.reconstruction();
    await sees.numbers();
    await page.getByRole('tab', { name: 'Train' }).click();
    await page.getByText('This browser has no WebGPU: a run takes WASM').waitFor();
    expect(await page.getByRole('button', { name: /^Start/ }).isEnabled()).toBe(true);
  });

  it('without WebCodecs shows the clip by its video element, frame by frame', async () => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'VideoDecoder'));
    await open({});
    await sees.video();
    await page.keyboard.press('.');
    await video().locator('[data-state="ready"] > canvas[data-frame="1"]').waitFor();
  });
});
