import { afterEach, describe, expect, it } from 'vitest';
import { sampleScenes } from '../src/app/state/sampleScenes';
import { type OpenApp, openApp } from './support/openApp';
import { seriousFaults } from './support/seriousFaults';
import { serveDist } from './support/serveDist';

type Host = Awaited<ReturnType<typeof serveDist>>;
let host: Host;
let app: OpenApp;
afterEach(async () => {
  await app?.close();
  await host?.close();
});

/** Opens the built app in a sub-folder of a plain host and waits for the ledger, the video and the 3D view. */
async function open(hash = '', size?: { width: number; height: number }) {
  host = await serveDist();
  app = await openApp(`${host.url}${hash}`, size);
  const { page } = app;
  await page.getByRole('table', { name: 'Ledger' }).waitFor({ state: 'attached' });
  await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
  return page;
}

const numbers = (texts: string[]) =>
  texts.map((text) => Number.parseFloat(text)).filter((value) => !Number.isNaN(value));

describe('the built app', () => {
  it('opens on a scored rollout whose ledger adds up', async () => {
    const page = await open();
    const reward = Number(await page.getByTestId('reward-total').innerText());
    const rows = page.getByRole('table', { name: 'Ledger' }).locator('tr');
    const earned = numbers(await rows.locator('td:last-child').allInnerTexts());
    const total = earned.pop()!;
    expect(total).toBeCloseTo(reward, 6);
    // Each row is rounded to three decimals.
    expect(Math.abs(earned.reduce((sum, value) => sum + value, 0) - reward)).toBeLessThan(
      0.0006 * earned.length,
    );
    expect(app.faults).toEqual([]);
  });

  it('finds the worst box and says why it earned what it did, by keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const selected = page.getByRole('row', { selected: true });
    await selected.waitFor();
    // The reason stands in the row below: what the box earned, and what it cost.
    const reason = await selected.locator('xpath=following-sibling::tr[1]').innerText();
    expect(reason).toMatch(/false positive|no .* to match|below 0\.25/);
    // The same box in the link, so that the view can be passed on.
    await page.waitForFunction(() => /box=p\d/.test(location.hash));
    await page.keyboard.press('Escape');
    await selected.waitFor({ state: 'detached' });
    expect(app.faults).toEqual([]);
  });

  it('reopens a link to the same rollout, frame and numbers', async () => {
    const page = await open();
    await page.keyboard.press('2');
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await page.waitForFunction(() => /rollout=2&frame=2\b/.test(location.hash));
    const state = async () => [
      await page.getByTestId('reward-total').innerText(),
      await page.getByTestId('frame').innerText(),
      await page.evaluate(() => location.hash),
    ];
    const before = await state();
    await page.reload();
    await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
    expect(await state()).toEqual(before);
  });

  it('says so when a link names what is not there, and shows what it can', async () => {
    const page = await open('#v1/attic?rollout=99');
    const notices = page.getByRole('status', { name: 'Notices' });
    await notices.getByText('attic').waitFor();
    expect(await page.getByTestId('reward-total').innerText()).toMatch(/^\d\.\d{3}$/);
  });

  it('opens every room that ships, on a scored group, and goes from one to the next', async () => {
    const page = await open();
    for (const { id } of sampleScenes) {
      await page.getByLabel('Scene').selectOption(id);
      await page.waitForFunction((scene) => location.hash.startsWith(`#v1/${scene}?`), id);
      await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
      expect(await page.getByTestId('reward-total').innerText()).toMatch(/^\d\.\d{3}$/);
      // A question shows how its answer is found.
      const question = page.getByLabel('Task').locator('optgroup[label="Questions"] option').first();
      await page.getByLabel('Task').selectOption((await question.getAttribute('value'))!);
      await page.getByRole('heading', { name: 'How the answer is found' }).waitFor();
    }
    expect(app.faults).toEqual([]);
  });

  it.each([
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ])('has no serious accessibility fault on a %s, light or dark, in any mode', async (_name, size) => {
    const page = await open('', size);
    const faults: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const mode of ['Explore', 'Train']) {
        await page.getByRole('tab', { name: mode }).click();
        const found = await seriousFaults(page);
        faults.push(...found.map((fault) => `${mode}, ${colorScheme}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
});
