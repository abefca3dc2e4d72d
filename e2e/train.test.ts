import { afterEach, describe, expect, it } from 'vitest';
import { type OpenApp, openApp } from './support/openApp';
import { serveDist } from './support/serveDist';

let host: Awaited<ReturnType<typeof serveDist>>;
let app: OpenApp;
afterEach(async () => {
  await app?.close();
  await host?.close();
});

// The software adapter runs WebGPU on one core: two rollouts a prompt and fewer steps make the same path bearable.
describe.each([
  { backend: 'WASM', chip: /WASM/, groupKeys: 0, steps: /^Step ([3-9]|\d\d)/ },
  { backend: 'WebGPU first', chip: /WebGPU/, groupKeys: 2, steps: /^Step ([1-9]|\d\d)/ },
])('training on $backend', ({ backend, chip, groupKeys, steps }) => {
  it('takes steps in the worker, pauses, goes on by one step, and nothing goes wrong', async () => {
    host = await serveDist();
    app = await openApp(host.url);
    const { page } = app;
    await page.getByRole('tab', { name: 'Train' }).click();
    await page.getByLabel('Backend').selectOption({ label: backend });
    const size = page.getByRole('slider', { name: 'group G' });
    for (let i = 0; i < groupKeys; i++) await size.press('ArrowLeft');

    await page.getByRole('button', { name: 'Start' }).click();
    const run = page.getByRole('status', { name: 'Run' });
    await run.getByText(steps).waitFor({ timeout: 220_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('[role="status"][data-phase="ready"]').waitFor();
    await page.getByText(chip).first().waitFor();

    const paused = Number(/\d+/.exec(await run.innerText())![0]);
    await page.getByRole('button', { name: 'One step' }).click();
    await run.getByText(new RegExp(`^Step ${paused + 1}`)).waitFor({ timeout: 120_000 });

    // Every rollout of the group that is shown has its card, its reward and its advantage.
    const cards = page.getByRole('button', { name: /^Rollout \d/ });
    expect(await cards.count()).toBe(8 >> groupKeys);
    expect(await cards.first().innerText()).toMatch(/\d\.\d{3}[\s\S]*[+−]\d/);
    expect(app.faults).toEqual([]);
  });
});

describe('before a run', () => {
  it('says why a run can’t start, measures what it could gain, and keeps the rest of the knobs behind More', async () => {
    host = await serveDist();
    app = await openApp(host.url);
    const { page } = app;
    await page.getByRole('tab', { name: 'Train' }).click();
    await page.getByLabel('Backend').selectOption({ label: 'WASM' });
    const size = page.getByRole('slider', { name: 'group G' });
    await size.press('Home');
    await page.getByText(/^G is 1: a rollout is compared/).waitFor();
    expect(await page.getByRole('button', { name: 'Start' }).isDisabled()).toBe(true);

    await page.getByLabel('Preset').selectOption({ label: 'DAPO' });
    expect(await size.getAttribute('aria-valuetext')).toBe('8');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Train' }).focus();
    await page.keyboard.press('m');
    expect(await page.getByRole('slider', { name: /ε high/ }).getAttribute('aria-valuetext')).toBe('0.28');

    await page.keyboard.press('h');
    await page.locator('[aria-label="Headroom"][data-status="ready"]').waitFor({ timeout: 220_000 });
    expect(await page.getByRole('img', { name: /^Mean: likeliest \d\.\d{3}, .* of 3\.000$/ }).count()).toBe(
      1,
    );
    expect(app.faults).toEqual([]);
  });
});

describe('a stored run', () => {
  it('is replayed step by step, its groups on the stage, and compared with another', async () => {
    host = await serveDist({ 'samples/runs': 'e2e/fixtures/runs' });
    app = await openApp(host.url);
    const { page } = app;
    await page.getByRole('tab', { name: 'Train' }).click();
    await page.keyboard.press('a');
    const run = page.getByRole('listitem', { name: 'Grounding, GRPO' });
    await run.getByRole('button', { name: 'Replay' }).click();
    const status = page.getByRole('status', { name: 'Run' });
    await status.getByText('Step 100').waitFor();
    await page.getByRole('img', { name: /^Held-out Acc@0\.25, now 0\.383 at 100 steps/ }).waitFor();
    const cards = page.getByRole('button', { name: /^Rollout \d/ });
    await page.getByText('G 4').waitFor();
    expect(await cards.count()).toBe(4);
    const newest = await cards.first().innerText();

    // Steps 90 to 60 have no groups of their own: the stage shows those of the last kept one.
    await page.getByRole('slider', { name: 'Training step' }).press('Home');
    await status.getByText('Step 0').waitFor();
    await expect.poll(() => cards.first().innerText(), { timeout: 60_000 }).not.toBe(newest);
    await page.keyboard.press(']');
    await status.getByText('Step 10').waitFor();

    await page.keyboard.press('a');
    await page
      .getByRole('listitem', { name: 'SFT continued' })
      .getByRole('button', { name: 'Compare' })
      .click();
    await page.getByRole('img', { name: /^Held-out Acc@0\.25, .*SFT continued now 0\.314/ }).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('img', { name: /^Held-out Acc@0\.25, .* seconds, SFT continued/ }).waitFor();
    await page.keyboard.press('e');
    await status.getByText('Not started').waitFor();
    expect(app.faults).toEqual([]);
  });
});
