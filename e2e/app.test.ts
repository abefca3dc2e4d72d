import { afterEach, describe, expect, it } from 'vitest';
import { sampleScenes } from '../src/app/state/sampleScenes';
import { type OpenApp, openApp } from './support/openApp';
import { serveDist } from './support/serveDist';

type Host = Awaited<ReturnType<typeof serveDist>>;
let host: Host;
let app: OpenApp;
afterEach(async () => {
  await app?.close();
  await host?.close();
});

/** Opens the built app in a sub-folder of a plain host and waits for the ledger, the video and the 3D view. */
async function open(hash = '') {
  host = await serveDist();
  app = await openApp(`${host.url}${hash}`);
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
    // From the top of a fresh page the first thing that Tab reaches is the worst box.
    await page.keyboard.press('Tab');
    const boxes = page.getByRole('navigation', { name: 'Boxes, worst first' }).getByRole('button');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(await focused()).toBe(await boxes.first().textContent());
    const texts = await boxes.allTextContents();
    const ious = texts
      .filter((text) => !text.includes('missed'))
      .map((text) => Number(/\d\.\d\d/.exec(text)));
    expect(ious.length).toBeGreaterThan(2);
    expect(ious).toEqual(ious.toSorted((a, b) => a - b));
    // What the truth has none of was compared with nothing: on to the worst that was.
    const worst = texts.findIndex((text) => text.includes('IoU'));
    for (let i = 0; i < worst; i++) await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe(texts[worst]);

    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { selected: true });
    await row.filter({ hasText: texts[worst]!.split(/\d/)[0]! }).waitFor();
    // The sentence under its row: its IoU, the threshold, the verdict, the cost; spoken, too.
    const reason = await row.locator('xpath=following-sibling::tr[1]').innerText();
    const said = /IoU (0(?:\.\d+)?) is below 0\.25.*: false positive, loses (0\.\d{3}) of F1/.exec(reason);
    expect(said, reason).not.toBeNull();
    expect(Number(said![1])).toBeCloseTo(ious[worst]!, 2);
    expect(await row.innerText()).toContain(said![2]!);
    expect(await page.getByTestId('summary').textContent()).toContain(said![0]);
    // The same box in the link, so that the view can be passed on.
    await page.waitForFunction(() => /box=p\d/.test(location.hash));
    await page.keyboard.press('Escape');
    await row.waitFor({ state: 'detached' });
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
});
