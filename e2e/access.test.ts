import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openApp } from './support/openApp';
import { seriousFaults } from './support/seriousFaults';
import { serveDist } from './support/serveDist';

// axe in every state that a user comes to, in one browser: all rules in the dark, and contrast again in the light.

let host: Awaited<ReturnType<typeof serveDist>>;
let app: OpenApp;
beforeAll(async () => {
  host = await serveDist({ 'samples/runs': 'e2e/fixtures/runs' });
  app = await openApp(host.url);
  app.page.setDefaultTimeout(40_000);
});
afterAll(async () => {
  await app?.close();
  await host?.close();
});

interface State {
  readonly name: string;
  /** From the state before. */
  readonly go: (page: Page) => Promise<unknown>;
}

async function chooseTask(page: Page, group: string) {
  const tasks = page.getByRole('banner').getByLabel('Task');
  const option = tasks.locator(`optgroup[label="${group}"] option`).first();
  await tasks.selectOption((await option.getAttribute('value'))!);
}

const closeDialog = async (page: Page) => {
  await page.keyboard.press('Escape');
  // Closed it still covers the keys, until it is gone.
  await page.locator('dialog').waitFor({ state: 'detached' });
};
const openKey = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await page.locator('dialog[open]').waitFor();
};
const selected = async (page: Page) => {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { selected: true }).first().waitFor();
};

const explore: readonly State[] = [
  { name: 'nothing chosen', go: (page) => page.keyboard.press('Escape') },
  { name: 'box pointed at', go: (page) => page.keyboard.press('ArrowDown') },
  { name: 'box selected', go: selected },
  {
    name: 'pinned, another shown',
    go: (page) => page.keyboard.press('v').then(() => page.keyboard.press('2')),
  },
  { name: 'all in space', go: (page) => page.keyboard.press('g') },
  {
    name: 'grounding, box selected',
    async go(page) {
      await page.keyboard.press('g');
      await chooseTask(page, 'Grounding');
      await selected(page);
    },
  },
  {
    name: 'question',
    async go(page) {
      await chooseTask(page, 'Questions');
      await page.getByRole('heading', { name: 'How the answer is found' }).waitFor();
    },
  },
];

const dialogs: readonly State[] = [
  { name: 'help', go: openKey('?') },
  { name: 'palette', go: (page) => closeDialog(page).then(() => openKey('/')(page)) },
  { name: 'import and export', go: (page) => closeDialog(page).then(() => openKey('o')(page)) },
  {
    name: 'import of a damaged file',
    async go(page) {
      const file = {
        name: 'transforms.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{"frames": ['),
      };
      await page.getByLabel('Files to open').setInputFiles([file]);
      await page.getByRole('alert', { name: 'Problems' }).waitFor();
    },
  },
];

const train: readonly State[] = [
  {
    name: 'before a run',
    async go(page) {
      await page.getByRole('tab', { name: 'Train' }).click();
      await page.getByRole('button', { name: /^Start/ }).waitFor();
    },
  },
  { name: 'more knobs', go: (page) => page.keyboard.press('m') },
  {
    name: 'a stored run',
    async go(page) {
      await page.keyboard.press('m');
      await page.keyboard.press('a');
      const run = page.getByRole('listitem', { name: 'Grounding, GRPO' });
      await run.getByRole('button', { name: 'Replay' }).click();
      await page.getByRole('status', { name: 'Run' }).getByText('Step 100').waitFor();
    },
  },
];

const failures: readonly State[] = [
  {
    name: 'a scene that is not here, a clip and points that cannot be had, no rollouts',
    async go(page) {
      await page.route(/(clip\.mp4|points\.bin)$/, (route) => route.fulfill({ status: 404 }));
      await page.route('**/rollouts.json', (route) =>
        route.fulfill({ json: { policies: [], rollouts: [] } }),
      );
      await page.goto(`${host.url}#v1/attic`);
      await page.reload();
      await page.getByText('The points could not be loaded').waitFor();
      await page.getByText('The clip cannot be shown').waitFor();
    },
  },
  {
    name: 'no scene at all',
    async go(page) {
      await page.route('**/scene.json', (route) => route.fulfill({ status: 500 }));
      await page.reload();
      await page.getByText('The scene could not be opened').waitFor();
    },
  },
];

/** The faults of each state, in both themes. */
async function walk(page: Page, states: readonly State[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, go } of states) {
    await go(page);
    await page.emulateMedia({ colorScheme: 'light' });
    faults.push(
      ...(await seriousFaults(page, ['color-contrast'])).map((fault) => `${name}, light: ${fault}`),
    );
    await page.emulateMedia({ colorScheme: 'dark' });
    faults.push(...(await seriousFaults(page)).map((fault) => `${name}, dark: ${fault}`));
  }
  return faults;
}

describe('axe finds nothing serious', () => {
  it('on a desktop, in any mode and state', async () => {
    const { page } = app;
    await page.locator('[data-state="ready"] > canvas[data-engine]').waitFor();
    const table: State = {
      name: 'table',
      async go(each) {
        await each.keyboard.press('b');
        await each.getByRole('table', { name: 'Rollouts' }).waitFor();
      },
    };
    const back: State = {
      name: 'table closed',
      go: (each) => each.keyboard.press('b'),
    };
    expect(await walk(page, [...explore, table, back, ...dialogs])).toEqual([]);
    await closeDialog(page);
    expect(await walk(page, train)).toEqual([]);
  });

  it('on a phone', async () => {
    const { page } = app;
    await page.goto(`${host.url}#v1/bedroom`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.locator('[data-state="ready"] > canvas[data-engine]').waitFor();
    const menu: State = {
      name: 'menu',
      async go(each) {
        await each.getByRole('button', { name: 'Menu' }).click();
        await each.getByLabel('Scene').waitFor();
      },
    };
    const sheet: State = {
      name: 'sheet in full',
      async go(each) {
        await each.keyboard.press('Escape');
        await each.getByRole('button', { name: /^Inspector/ }).click();
      },
    };
    expect(await walk(page, [...explore.slice(0, 3), menu, sheet, ...dialogs.slice(0, 3)])).toEqual([]);
    await closeDialog(page);
    expect(await walk(page, train.slice(0, 1))).toEqual([]);
  });

  it('where something is missing', async () => {
    const { page } = app;
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await walk(page, failures)).toEqual([]);
  });
});
