import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appForEach } from './support/appForEach';
import { seriousFaults } from './support/seriousFaults';

const ROOM = join('public', 'samples', 'living-room');
const app = appForEach();
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reward-room-table-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
});

const rowsOf = (page: Page) => page.getByRole('table', { name: 'Rollouts' }).locator('tbody tr');
/** Waits until as many rows are listed as `of` says, out of however many. */
const listed = (page: Page, of: RegExp) =>
  page.getByLabel('All rollouts').getByRole('status').filter({ hasText: of }).waitFor();
const open = (page: Page) => rowsOf(page).and(page.locator('[aria-current="true"]'));

describe('the table of all rollouts', () => {
  it('leads from a count to its rows, from a row to the stage, and back by the link', async () => {
    const { page } = app();
    await page.keyboard.press('b');
    const all = JSON.parse(readFileSync(join(ROOM, 'rollouts.json'), 'utf8')).rollouts.length;
    await listed(page, new RegExp(`^${all} of ${all}$`));
    expect(await seriousFaults(page)).toEqual([]);

    const missed = page.getByRole('button', { name: /\d+ couch missed/ });
    expect(Number.parseInt(await missed.innerText(), 10)).toBeGreaterThan(0);
    await missed.click();
    await listed(page, new RegExp(`^\\d+ of ${all}$`));
    await rowsOf(page).first().click();
    await open(page).waitFor();
    const first = await open(page).innerText();
    await page.keyboard.press('Tab');
    await page.getByRole('table', { name: 'Rollouts' }).locator('..').focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((before) => {
      const row = document.querySelector<HTMLElement>('tbody tr[aria-current="true"]');
      return row && row.innerText !== before;
    }, first);
    const place = await open(page).locator('td').nth(4).innerText();
    await page.waitForFunction((number) => location.hash.includes(`rollout=${number}&`), place);
    // The row's reward is the one that the stage shows.
    const reward = await page.getByTestId('reward-total').innerText();
    expect(await open(page).innerText()).toContain(reward);
    const missing = page.getByRole('table', { name: 'Ledger' }).getByText('couch, missed');
    await missing.first().waitFor();

    await page.waitForFunction(() => /rows=kind:detection,finding:missed,label:couch/.test(location.hash));
    const shown = await page.getByLabel('All rollouts').getByRole('status').innerText();
    await page.reload();
    await page.getByLabel('All rollouts').getByRole('status').getByText(shown, { exact: true }).waitFor();
    expect(await page.getByTestId('reward-total').innerText()).toBe(reward);
    await open(page).waitFor();
    expect(app().faults).toEqual([]);
  });

  it('comes up whole on a phone, by its link too', async () => {
    const { page } = app();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${page.url().split('#')[0]}#v1/living-room?rows=kind:detection`);
    const region = page.getByLabel('All rollouts');
    await rowsOf(page).first().waitFor();
    await expect
      .poll(async () => (await region.boundingBox())?.y ?? 844, { timeout: 30_000 })
      .toBeLessThan(100);
    expect(app().faults).toEqual([]);
  });

  it('takes a whole run of 10,000 rollouts, and shows each at its own step', async () => {
    const { page } = app();
    const { tasks } = JSON.parse(readFileSync(join(ROOM, 'tasks.json'), 'utf8')) as {
      tasks: { id: string; kind: string }[];
    };
    const prompts = tasks.filter(({ kind }) => kind === 'grounding').slice(0, 10);
    const lines = Array.from({ length: 10_000 }, (_, i) =>
      JSON.stringify({
        task: prompts[i % 10]!.id,
        policy: 'my run',
        step: Math.floor(i / 80),
        // The second half of the run writes well-formed text.
        completion:
          i < 5000
            ? 'hm'
            : `<think></think><answer>{"frame": 1, "bbox_3d": [0, 0, ${2 + (i % 8)}, 1, 1, 1, 0, 0, 0]}</answer>`,
      }),
    );
    const file = join(folder, 'run.jsonl');
    writeFileSync(file, lines.join('\n'));
    await page.keyboard.press('o');
    await page.getByLabel('Files to open').setInputFiles([file]);
    await page.getByRole('button', { name: /^Add 10,?000 answers/ }).click();
    await page.waitForFunction(() => /policy=my%20run/.test(location.hash));

    await page.keyboard.press('b');
    const toolbar = page.getByLabel('All rollouts');
    await toolbar.getByRole('searchbox').fill('my run');
    await listed(page, /^10,000 of /);
    expect(await rowsOf(page).count()).toBeLessThan(100);
    await toolbar.getByRole('combobox', { name: 'Found' }).selectOption('malformed');
    await listed(page, /^5,000 of /);
    await toolbar.getByRole('combobox', { name: 'Found' }).selectOption('');
    await listed(page, /^10,000 of /);
    await page.getByRole('table', { name: 'Rollouts' }).getByRole('button', { name: 'Step' }).click();
    await rowsOf(page).first().click();
    await page.waitForFunction(() => /policy=my%20run@124&/.test(location.hash.replaceAll('%40', '@')));
    expect(await page.getByTestId('reward-total').innerText()).not.toBe('0.000');
    expect(app().faults).toEqual([]);
  });
});
