import { expect, it } from 'vitest';
import { appForEach } from './support/appForEach';
import { seriousFaults } from './support/seriousFaults';

const app = appForEach();

it('does and finds anything by name, from the keyboard alone', async () => {
  const { page } = app();
  const field = page.getByRole('combobox', { name: 'Do or find anything' });
  await page.keyboard.press('/');
  await field.waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.type('scene bath');
  await page.getByRole('option', { name: 'Scene Bathroom' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#v1/bathroom'));

  // A key's command by its name; it opens over a text field, too.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('table');
  await page.getByRole('option', { name: 'All rollouts of the room as a table' }).click();
  await page.getByRole('searchbox', { name: 'Search prompts and completions' }).focus();
  await page.keyboard.press('Control+k');
  await field.waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  expect(app().faults).toEqual([]);
});
