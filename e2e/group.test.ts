import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { appForEach } from './support/appForEach';

const app = appForEach();

const total = async (page: Page) => Number(await page.getByTestId('reward-total').innerText());
/** The cards' rewards, as they stand. */
const rewards = async (page: Page) =>
  (await page.locator('section[aria-labelledby="rollouts-title"] button[aria-pressed] b').allInnerTexts())
    .map((text) => text.replace('reward', '').trim())
    .filter((text) => /^\d+\.\d{3}$/.test(text))
    .map(Number);

it('a pinned rollout stays in sight, with its reward against the one that is looked at', async () => {
  const { page } = app();
  await page.keyboard.press('1');
  const first = await total(page);
  await page.keyboard.press('v');
  await page.keyboard.press('2');
  const against = page.getByText(/^against rollout 1, pinned/);
  await against.waitFor();
  const difference = (await total(page)) - first;
  const said = (await against.locator('b').innerText()).replace('\u2212', '-').replace('+', '');
  expect(Number(said)).toBeCloseTo(difference, 3);
  await page.keyboard.press('1');
  await against.waitFor({ state: 'detached' });
  expect(app().faults).toEqual([]);
});

it('the cards stand by reward when that is asked for, and as they were sampled again', async () => {
  const { page } = app();
  const sampled = await rewards(page);
  expect(sampled).toHaveLength(8);
  await page.keyboard.press('u');
  await page.getByRole('button', { name: 'Best first', pressed: true }).waitFor();
  expect(await rewards(page)).toEqual([...sampled].sort((a, b) => b - a));
  await page.keyboard.press('u');
  await page.getByRole('button', { name: 'As sampled', pressed: true }).waitFor();
  expect(await rewards(page)).toEqual(sampled);
});

it('plays slower and in the loop of the shown frames, and jumps between them', async () => {
  const { page } = app();
  const frame = async () =>
    Number.parseInt((await page.getByTestId('frame').innerText()).replace('frame', ''), 10);
  const start = await frame();
  await page.keyboard.press('>');
  await page.waitForFunction(
    (before) => !document.querySelector('[data-testid="frame"]')?.textContent?.includes(`frame ${before} `),
    start,
  );
  expect(await frame()).toBeGreaterThan(start);
  await page.keyboard.press('<');
  await page.keyboard.press('-');
  await page.keyboard.press('y');
  const pace = page.getByRole('button', { name: /× 0\.5/ });
  await pace.waitFor();
  await pace.click();
  await pace.waitFor({ state: 'detached' });
  expect(app().faults).toEqual([]);
});

it('shows from which camera the box of a grounding comes, by key too', async () => {
  const { page } = app();
  const tasks = page.getByRole('banner').getByLabel('Task');
  const grounding = tasks.locator('optgroup[label="Grounding"] option').first();
  await tasks.selectOption((await grounding.getAttribute('value'))!);
  await tasks.blur();
  await page.keyboard.press('w');
  const shown = Number.parseInt((await page.getByTestId('frame').innerText()).replace('frame', ''), 10);
  const label = page.getByText(`frame ${shown}’s camera → world`);
  expect(await label.count()).toBe(0);
  await page.keyboard.press('0');
  await label.waitFor();
  await page.getByRole('row', { selected: true }).waitFor();
  // The truth comes from no camera.
  await page.keyboard.press('Escape');
  await label.waitFor({ state: 'detached' });
  expect(app().faults).toEqual([]);
});
