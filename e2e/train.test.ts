import { afterEach, describe, expect, it } from 'vitest';
import { type OpenApp, openApp } from './support/openApp';
import { serveDist } from './support/serveDist';

let host: Awaited<ReturnType<typeof serveDist>>;
let app: OpenApp;
afterEach(async () => {
  await app?.close();
  await host?.close();
});

// The software adapter runs WebGPU on one core: two rollouts a prompt make the same path bearable.
describe.each([
  { backend: 'WASM', chip: /WASM/, groupKeys: 0 },
  { backend: 'WebGPU first', chip: /WebGPU/, groupKeys: 2 },
])('training on $backend', ({ backend, chip, groupKeys }) => {
  it('takes three steps in the worker, pauses, goes on by one step, and nothing goes wrong', async () => {
    host = await serveDist();
    app = await openApp(host.url);
    const { page } = app;
    await page.getByRole('tab', { name: 'Train' }).click();
    await page.getByLabel('Backend').selectOption({ label: backend });
    const size = page.getByRole('slider', { name: 'group G' });
    for (let i = 0; i < groupKeys; i++) await size.press('ArrowLeft');

    await page.getByRole('button', { name: 'Start' }).click();
    const run = page.getByRole('status', { name: 'Run' });
    await run.getByText(/^Step ([3-9]|\d\d)/).waitFor({ timeout: 220_000 });
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
