import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LinkState, readLink, writeLink } from '../src/app/state/link';
import { sampleScenes } from '../src/app/state/sampleScenes';
import { type OpenApp, openApp } from './support/openApp';
import { serveDist } from './support/serveDist';

/** Thirty views all over the samples: five of each room, with every field of a link in several of them. */
const states: readonly LinkState[] = sampleScenes.flatMap(({ id }, room) => {
  const read = (file: string) => JSON.parse(readFileSync(join('public', 'samples', id, file), 'utf8'));
  const { tasks } = read('tasks.json') as { tasks: { id: string; kind: string }[] };
  const { rollouts } = read('rollouts.json') as { rollouts: { task: string; policy: string }[] };
  const of = (kind: string, at: number) => {
    const own = tasks.filter((task) => task.kind === kind);
    return own[at % own.length]!.id;
  };
  const policyOf = (task: string) => rollouts.findLast((rollout) => rollout.task === task)!.policy;
  const at = (task: string, more: LinkState): LinkState => ({
    scene: id,
    task,
    policy: policyOf(task),
    mode: 'explore',
    view: 'room',
    ...more,
  });
  return [
    at(of('detection', room), { rollout: 2, frame: 12 + room, box: 't0' }),
    at(of('grounding', room), { rollout: 8, frame: 100, view: 'top', all: true }),
    at(of('reasoning', 2 * room), { rollout: 1, frame: 0, view: 'camera' }),
    at(of('detection', room + 3), { rollout: 5, frame: 60, rows: 'kind:detection,sort:-reward' }),
    at(of('grounding', room + 5), { rollout: 4, frame: 191 - room, view: 'side', mode: 'train' }),
  ];
});

let host: Awaited<ReturnType<typeof serveDist>>;
let app: OpenApp;
beforeAll(async () => {
  host = await serveDist();
  app = await openApp(host.url);
});
afterAll(async () => {
  await app?.close();
  await host?.close();
});

/** Opens a link in the page as it is, and reads what it shows then: its own link first. */
async function open(page: Page, link: string, state: LinkState): Promise<string[]> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, link);
  await page.waitForFunction(
    ([scene, task, policy]) =>
      [...document.querySelectorAll('select')]
        .slice(0, 3)
        .every((select, index) => select.value === [scene, task, policy][index]),
    [state.scene, state.task, state.policy],
  );
  if (state.rows !== undefined) await page.getByLabel('All rollouts').waitFor();
  return page.evaluate(() => {
    // What a page that is left does: the address takes on its state.
    dispatchEvent(new Event('pagehide'));
    const text = (query: string) => document.querySelector<HTMLElement>(query)?.innerText ?? '';
    const pressed = [...document.querySelectorAll('[aria-pressed="true"]')];
    return [
      location.hash,
      text('[data-testid="frame"]'),
      text('[data-testid="reward-total"]'),
      text('[aria-labelledby="rollouts-title"]'),
      pressed.map(({ textContent }) => textContent).join(' · '),
    ];
  });
}

it('thirty links each lead back to the same state and the same numbers', async () => {
  const { page } = app;
  await page.getByRole('table', { name: 'Ledger' }).waitFor();
  expect(states).toHaveLength(30);
  const links = states.map(writeLink);
  expect(new Set(links).size).toBe(30);
  expect(links.map(readLink)).toEqual(states.map((state) => ({ state, problems: [] })));
  const first: string[][] = [];
  for (const [index, link] of links.entries()) first.push(await open(page, link, states[index]!));
  expect(first.map(([link]) => link)).toEqual(links);
  // From elsewhere, and in another order.
  const again: string[][] = [];
  for (const [index, link] of [...links.entries()].reverse())
    again.unshift(await open(page, link, states[index]!));
  expect(again).toEqual(first);
  expect(app.faults).toEqual([]);
});
