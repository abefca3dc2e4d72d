import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadShard, roomTasks } from '#scenes';
import { type OpenApp, openApp } from './support/openApp';
import { seriousFaults } from './support/seriousFaults';
import { serveDist } from './support/serveDist';

const REAL = join('..', 'shared', 'real', 'scannet_scene0000_00');
const ROOM = join('public', 'samples', 'living-room');

let host: Awaited<ReturnType<typeof serveDist>>;
let app: OpenApp;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reward-room-import-'));
  host = await serveDist();
  app = await openApp(host.url);
  await app.page.getByRole('table', { name: 'Ledger' }).waitFor();
});
afterEach(async () => {
  await app?.close();
  await host?.close();
  rmSync(folder, { recursive: true });
});

/** Opens the dialog by its key and chooses files. */
async function choose(...paths: string[]) {
  await app.page.keyboard.press('o');
  await app.page.getByLabel('Files to open').setInputFiles(paths);
  return app.page.getByRole('dialog');
}

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('importing', () => {
  it('says what is wrong with a damaged file, where and what to do, and keeps what was open', async () => {
    const before = await app.page.getByTestId('reward-total').innerText();
    const dialog = await choose(write('transforms.json', '{"frames": [{"file_path": "a.jpg", '));
    const problems = dialog.getByRole('alert', { name: 'Problems' });
    await problems.waitFor();
    expect(await problems.innerText()).toMatch(/transforms\.json/);
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await app.page.getByTestId('reward-total').innerText()).toBe(before);
    expect(app.faults).toEqual([]);
  });

  it('adds what a model answered to the tasks of the open scene, scored by our rewards', async () => {
    const { tasks } = JSON.parse(readFileSync(join(ROOM, 'tasks.json'), 'utf8')) as {
      tasks: { id: string; kind: string }[];
    };
    const task = tasks.find(({ kind }) => kind === 'detection')!;
    const rows = Array.from({ length: 4 }, (_, i) => ({
      task: task.id,
      policy: 'my model',
      completion: i < 3 ? '<think></think><answer>[]</answer>' : 'no answer at all',
    }));
    const dialog = await choose(
      write('completions.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')),
    );
    await dialog.getByText('4 of 4').waitFor();
    await dialog.getByRole('button', { name: 'Add 4 answers' }).click();
    await app.page.getByLabel('Policy').waitFor();
    await app.page.waitForFunction(() => /policy=my%20model|policy=my\+model/.test(location.hash));
    // Well formed and empty earns the format's point and nothing else.
    expect(await app.page.getByTestId('reward-total').innerText()).toBe('1.000');
    await app.page.keyboard.press('4');
    await app.page.waitForFunction(
      () => document.querySelector('[data-testid="reward-total"]')?.textContent === '0.000',
    );
    expect(app.faults).toEqual([]);
  });

  it('takes back what it exported, and shows how well each reading of the numbers fits', async () => {
    const { page } = app;
    await page.keyboard.press('o');
    await page.getByLabel('Scene as').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('Scene as').selectOption('nerfstudio');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export scene' }).click(),
    ]);
    const zip = join(folder, download.suggestedFilename());
    await download.saveAs(zip);
    await page.getByLabel('Files to open').setInputFiles(zip);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('nerfstudio transforms.json', { exact: true }).waitFor();
    const declared = dialog.getByRole('radio', { name: /As the format says/ });
    expect(await declared.isChecked()).toBe(true);
    // The readings are listed best first.
    expect(await dialog.getByRole('radio').first().isChecked()).toBe(true);
    await dialog.locator('[data-state="ready"] > canvas[data-frame="96"]').waitFor();
    await dialog.getByRole('button', { name: 'Open this scene' }).click();
    // The room that was exported keeps its id: this is the one that came back.
    await page.waitForFunction(() => location.hash.startsWith('#v1/living-room-nerfstudio'));
    await page.locator('[aria-label="Video"] [data-state="ready"] > canvas[data-frame]').waitFor();
    expect(app.faults).toEqual([]);
  });

  it('generates a room of the training set in a worker, the same as the shard that ships', async () => {
    const { page } = app;
    await page.keyboard.press('o');
    await page.getByLabel('Scene of the training set').fill('3');
    await page.getByRole('button', { name: 'Generate and open' }).click();
    await page.waitForFunction(() => location.hash.includes('train-1-000003'));
    await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
    const shard = await loadShard(join('public', 'samples', 'training'), 'train', async (path) => {
      return Uint8Array.from(readFileSync(path)).buffer;
    });
    // Its tasks follow from what is in the room: the same room, the same tasks.
    const options = page.getByLabel('Task').locator('option');
    const ids = await options.evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
    expect(ids).toEqual(expect.arrayContaining(roomTasks(shard.scene(3)).map(({ id }) => id)));
    expect(app.faults).toEqual([]);
  });

  it.skipIf(!existsSync(REAL))('shows the points and boxes of a real scan', async () => {
    const dialog = await choose(join(REAL, 'boxes.json'), join(REAL, 'points.bin'));
    await dialog.getByText('40,684').waitFor();
    await dialog.getByRole('button', { name: 'Open this scene' }).click();
    const objects = app.page.getByRole('table', { name: 'Objects' });
    await objects.waitFor();
    expect(await objects.getByRole('row').count()).toBe(1 + 27);
    await app.page.locator('[aria-label="Reconstruction"] [data-state="ready"]').waitFor();
    await app.page.getByText('This scene came without a video').waitFor();
    expect(app.faults).toEqual([]);
  });
});
