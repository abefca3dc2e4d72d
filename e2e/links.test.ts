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

/** Opens a link in the page as it is and waits until it shows that state. */
async function open(page: Page, link: string): Promise<string> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, link);
  // The page writes its own state into the address: when that is the link again, all of it has been taken in.
  await page.waitForFunction(
    (hash) => location.hash === hash && !!document.querySelector('#inspector'),
    link,
  );
  return page.evaluate(() => {
    const text = (query: string) => document.querySelector<HTMLElement>(query)?.innerText ?? '';
    return [
      text('[data-testid="frame"]'),
      text('[data-testid="reward-total"]'),
      text('[aria-label="Rollouts of this prompt"], [aria-labelledby="rollouts-title"]'),
      [...document.querySelectorAll('[aria-pressed="true"]')]
        .map(({ textContent }) => textContent)
        .join(' · '),
    ].join('\n');
  });
}

it('thirty links each lead back to the same state and the same numbers', async () => {
  const { page } = app;
  await page.getByRole('table', { name: 'Ledger' }).waitFor();
  expect(states).toHaveLength(30);
  const links = states.map(writeLink);
  expect(new Set(links).size).toBe(30);
  expect(links.map(readLink)).toEqual(states.map((state) => ({ state, problems: [] })));
  const first: string[] = [];
  for (const link of links) first.push(await open(page, link));
  // From elsewhere, and in another order.
  const again: string[] = [];
  for (const link of [...links].reverse()) again.unshift(await open(page, link));
  expect(again).toEqual(first);
  expect(app.faults).toEqual([]);
});
