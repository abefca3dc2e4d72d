import { afterEach, describe, expect, it } from 'vitest';
import { type OpenApp, openApp } from './support/openApp';
import { serveDist } from './support/serveDist';

type Host = Awaited<ReturnType<typeof serveDist>>;
let host: Host;
let app: OpenApp;
afterEach(async () => {
  await app?.close();
  await host?.close();
});

/** Opens the built app in a sub-folder of a plain host and waits until its stage is whole. */
async function open(hash = '', instead: Readonly<Record<string, string>> = {}) {
  host = await serveDist(instead);
  app = await openApp(`${host.url}${hash}`);
  await app.page.getByRole('table', { name: 'Ledger' }).waitFor();
  return app.page;
}

describe('the built app', () => {
  it('shows the video, the reconstruction and a scored rollout, and walks its boxes by keyboard', async () => {
    const page = await open();
    await page.locator('canvas[data-state="ready"]').first().waitFor();
    await page.getByLabel('Reconstruction').first().waitFor();

    const total = Number(await page.getByTestId('reward-total').innerText());
    const rows = page.getByRole('table', { name: 'Ledger' }).getByRole('row');
    const earned = await rows.locator('td:last-child').allInnerTexts();
    expect(total).toBeGreaterThan(0);
    expect(earned.length).toBeGreaterThan(2);

    await page.locator('body').press('ArrowDown');
    await page.keyboard.press('Enter');
    const selected = page.getByRole('row', { selected: true });
    await selected.waitFor();
    expect(await selected.innerText()).toMatch(/IoU|missed|format/);
    await page.keyboard.press('Escape');
    await selected.waitFor({ state: 'detached' });
    expect(app.faults).toEqual([]);
  });
});
