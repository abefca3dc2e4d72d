import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StepMetrics } from '../src/training/protocol';
import { type BareTab, bareTab } from './support/bareTab';
import { openContext } from './support/openContext';
import { serveDist } from './support/serveDist';
import { tinyRun } from './support/tinyRun';

let host: Awaited<ReturnType<typeof serveDist>>;
let context: Awaited<ReturnType<typeof openContext>>;
beforeEach(async () => {
  host = await serveDist();
  context = await openContext();
});
afterEach(async () => {
  await context?.end();
  await host?.close();
});

/** All but the times. */
function numbers({ sampleSeconds, updateSeconds, seconds, tokensPerSecond, ...rest }: StepMetrics) {
  return rest;
}

/** Figures and rollouts of every step of a stored run. */
async function stored(tab: BareTab, run: string) {
  const opened = (await tab.all('opened')).length;
  await tab.send({ kind: 'open', run });
  const { steps, rollouts } = await tab.wait('opened', opened + 1);
  const before = (await tab.all('rollouts')).length;
  for (const step of rollouts) await tab.send({ kind: 'rollouts', run, step });
  await tab.wait('rollouts', before + rollouts.length);
  return {
    steps: steps.map(numbers),
    rollouts: (await tab.all('rollouts')).slice(before).map((each) => each.rollouts),
  };
}

describe('runs in the browser’s storage', () => {
  it('go on after a closed tab, bit for bit as if nothing had been', async () => {
    const config = await tinyRun(context, host.url, 'wasm');
    const first = await bareTab(context, host.url);
    await first.send({ kind: 'init', config });
    const { run } = await first.wait('ready');
    await first.send({ kind: 'start', until: 8 });
    await first.wait('saved');
    await first.send({ kind: 'start', until: 1000 });
    await first.wait('step', 12);
    await first.page.close();

    const next = await bareTab(context, host.url);
    await next.send({ kind: 'runs' });
    expect((await next.wait('runs')).runs).toEqual([expect.objectContaining({ run, scene: 'living-room' })]);
    await next.send({ kind: 'resume', run: run!, views: config.views, prefer: 'wasm' });
    const { steps } = await next.wait('ready');
    expect(steps.length).toBeGreaterThan(8);
    // The tab took more steps until it was closed.
    const until = steps.length + 10;
    await next.send({ kind: 'start', until });
    await next.wait('paused');
    const resumed = await stored(next, run!);

    await next.send({ kind: 'init', config });
    const again = await next.wait('ready', 2);
    await next.send({ kind: 'start', until });
    await next.wait('paused', 2);
    expect(resumed.steps.length).toBe(until + 1);
    expect(resumed).toEqual(await stored(next, again.run!));
    expect(await next.all('error')).toEqual([]);
  });

  it('belong to one tab at a time: the second is told, and gets them when the first is closed', async () => {
    const config = await tinyRun(context, host.url, 'wasm');
    const [first, second] = [await bareTab(context, host.url), await bareTab(context, host.url)];
    await first.send({ kind: 'init', config });
    const run = (await first.wait('ready')).run!;
    await first.wait('step');
    const resume = { kind: 'resume', run, views: config.views, prefer: 'wasm' } as const;
    await second.send(resume);
    expect(await second.wait('error')).toMatchObject({
      fatal: true,
      what: expect.stringMatching(/^Another tab has been training here since 20\d\d-/),
    });
    await second.send({ kind: 'delete', run });
    expect(await second.wait('error', 2)).toMatchObject({ fatal: false });
    await first.page.close();
    // The browser lets go of a closed tab's locks a moment later.
    await second.page.evaluate(async () => {
      while ((await navigator.locks.query()).held?.length)
        await new Promise((again) => setTimeout(again, 20));
    });
    await second.send(resume);
    await second.wait('ready');
    await second.send({ kind: 'delete', run });
    expect((await second.wait('runs')).runs).toEqual([]);
  });

  it('wait when the storage is full, lose nothing, and go on when there is room', async () => {
    const config = await tinyRun(context, host.url, 'wasm');
    const tab = await bareTab(context, host.url);
    await tab.send({ kind: 'init', config });
    const run = (await tab.wait('ready')).run!;
    await tab.wait('step');
    const browser = await context.newCDPSession(tab.page);
    const { origin } = new URL(host.url);
    await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await tab.send({ kind: 'start', until: 12 });
    expect(await tab.wait('notice')).toMatchObject({
      about: 'storage',
      what: expect.stringMatching(/no room left/),
    });
    await tab.wait('paused');
    await browser.send('Storage.overrideQuotaForOrigin', { origin });
    await tab.send({ kind: 'start', until: 12 });
    await tab.wait('paused', 2);
    await tab.wait('saved');
    expect((await stored(tab, run)).steps.map(({ step }) => step)).toEqual(
      Array.from({ length: 13 }, (_, i) => i),
    );
    expect(await tab.all('error')).toEqual([]);
  });
});
