import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openApp } from './support/openApp';
import { pictureDifference } from './support/pictureDifference';
import { serveDist } from './support/serveDist';
import { settledPicture } from './support/settledPicture';

const living = 'living-room?task=living-room';
const detection = `${living}/detection/0-72&policy=GRPO&rollout=1&frame=0`;
const grounding = `${living}/grounding/couch-1&policy=GRPO&rollout=2&frame=24`;
const question = (id: string) => `${living}/reasoning/${id}&policy=GRPO&rollout=1&frame=0`;

/** Links as the page writes them: every field, every room, every kind of task. */
const LINKS: readonly string[] = [
  // Rooms and kinds of task.
  detection,
  'office?task=office/detection/0-72&policy=supervised&rollout=4&frame=36',
  'bathroom?task=bathroom/grounding/bathtub-1&policy=early&rollout=3&frame=0',
  'bathroom?task=bathroom/grounding/pillow-1/on/chair-1&policy=GRPO&rollout=8&frame=191',
  'bedroom?task=bedroom/detection/24-96&policy=GRPO&rollout=2&frame=24',
  'kitchen-diner?task=kitchen-diner/detection/0-120&policy=GRPO&rollout=1&frame=120',
  'studio-flat?task=studio-flat/reasoning/object_counting/chair-1%2Bchair-2%2Bchair-3&policy=GRPO&rollout=1&frame=0',
  grounding,
  question('object_abs_distance/ottoman-1%2Bcouch-1'),
  question('object_size_estimation/desk-1'),
  question('room_size_estimation/room'),
  question('object_rel_direction_hard/couch-1%2Bdesk-1%2Bottoman-1'),
  question('obj_appearance_order/ottoman-1%2Bpillow-1%2Bdesk-1'),
  `${living}/grounding/table-1/smaller&policy=perturbed%20truth&rollout=5&frame=71`,
  // What is pointed out: a predicted box, a missed one, a pinned rollout, all in space.
  `${detection}&box=p2`,
  `${detection}&box=t4`,
  `${grounding}&box=p0&pinned=1`,
  `${detection}&pinned=3&order=best`,
  `${grounding}&all=1`,
  `${detection}&box=p1&all=1`,
  // How the clip plays.
  `${detection}&speed=0.5&loop=0-72`,
  // Where it is seen from, and how it looks.
  `${detection}&view=top`,
  `${detection}&view=front`,
  `${detection}&box=p0&view=side&point-size=1.4&brightness=0.8`,
  `${grounding}&view=camera`,
  `${detection}&camera=4.5,-3.2,4.1,0.2,0.4,0.5`,
  `${detection}&camera=0,-0.03,38.5,0,0,1,5`,
  // Train, and the table.
  `${grounding}&mode=train&train=kind:detection,algorithm:sft,steps:100,seed:7,weights.f1:0.5,more:yes`,
  `${detection}&rows=`,
  `${detection}&box=p1&view=top&rows=kind:detection,finding:missed,label:couch,sort:-reward`,
];

let host: Awaited<ReturnType<typeof serveDist>>;
let app: OpenApp;
let context: BrowserContext;
let fresh: Page;
const size = { width: 1000, height: 700 };
beforeAll(async () => {
  host = await serveDist();
  app = await openApp(host.url, size);
  // A context of its own: a page in the background of another draws no frames.
  context = await app.page.context().browser()!.newContext({ serviceWorkers: 'block', viewport: size });
  fresh = await context.newPage();
  fresh.setDefaultTimeout(120_000);
  await app.page.getByTestId('reward-total').waitFor();
});
afterAll(async () => {
  await app?.close();
  await host?.close();
});

/** What takes long to load, and has no number in it. */
const HEAVY = /stageCanvas|clip\.mp4|points\.bin/;
/** Links of which the reconstruction is compared as it is seen, too. */
const isSeen = (link: string) => /view=(camera|side)|camera=4/.test(link);
const ROOM_ALONE = '[data-state] [data-key], fieldset { visibility: hidden !important }';
const canvas = (page: Page) => page.locator('canvas[data-engine]');

const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);
/** Waits until the page has written this very link: it writes none before the room of the one asked for is there. */
const reached = (page: Page, hash: string) =>
  page.waitForFunction((wanted) => location.hash === wanted, hash, { polling: 50 });

/** Every number in sight: reward and ledger, cards, table, frame. */
const numbers = (page: Page) =>
  page.evaluate(() => {
    const text = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((element) => element.innerText);
    return {
      reward: text('[data-testid="reward-total"]'),
      frame: text('[data-testid="frame"]'),
      ledger: text('table[aria-label="Ledger"] tr'),
      lit: text('tr[aria-selected="true"]'),
      cards: text('section[aria-labelledby="rollouts-title"] button[aria-pressed]'),
      rows: text('[aria-label="All rollouts"] [role="status"]'),
      summary: text('[aria-label="What the rows add up to"]'),
      knobs: [...document.querySelectorAll<HTMLInputElement>('[aria-label="Knobs"] input')].map(
        ({ value }) => value,
      ),
      notices: text('[role="status"][aria-label="Notices"] p'),
    };
  });

/** The same link with its fields the other way round: the page has to write its own to reach the one wanted. */
function turnedRound(hash: string): string {
  const [path, query] = hash.split('?');
  return `${path}?${query!.split('&').reverse().join('&')}`;
}

const pictures: Buffer[] = [];

describe('a link', () => {
  it.each(LINKS)('leads to the same state and numbers, here and opened afresh: %s', async (link) => {
    const hash = `#v1/${link}`;
    const { page } = app;
    await go(page, turnedRound(hash));
    await reached(page, hash);

    await context.unrouteAll();
    if (!isSeen(link)) await context.route(HEAVY, (route) => route.abort());
    await fresh.goto('about:blank');
    await fresh.goto(`${host.url}${turnedRound(hash)}`, { waitUntil: 'commit' });
    await reached(fresh, hash);
    if (/rows=/.test(link))
      for (const each of [page, fresh])
        await each
          .getByLabel('All rollouts')
          .getByRole('status')
          .filter({ hasText: /^\d+ of [1-9]\d*$/ })
          .waitFor();
    if (/mode=train/.test(link))
      for (const each of [page, fresh]) await each.getByLabel('Knobs').getByLabel('steps').waitFor();
    const shown = await numbers(fresh);
    expect(shown.reward).toHaveLength(/mode=train/.test(link) ? 0 : 1);
    expect(shown.notices).toEqual([]);
    expect(await numbers(page)).toEqual(shown);

    if (isSeen(link)) {
      await fresh.locator('[data-state="ready"] > canvas[data-engine]').waitFor();
      // The last points are there only after the picture of the room is.
      const picture = await settledPicture(canvas(page), ROOM_ALONE);
      await expect
        .poll(
          async () => pictureDifference(page, await canvas(fresh).screenshot({ style: ROOM_ALONE }), picture),
          { timeout: 120_000 },
        )
        .toBeLessThan(0.01);
      pictures.push(picture);
    }
  });

  it('that is seen from elsewhere shows another picture', async () => {
    expect(pictures).toHaveLength(3);
    for (const [place, picture] of pictures.entries())
      for (const other of pictures.slice(place + 1))
        expect(await pictureDifference(app.page, picture, other)).toBeGreaterThan(0.02);
  });

  it.each([
    ['#v1/attic?rollout=2', ['attic']],
    ['#v9/office', ['kind “v9”']],
    [
      '#v1/office?task=gone&policy=gone&rollout=99&frame=999&view=inside&mood=good&speed=3&rows=size:9',
      ['task “gone”', 'policy “gone”', 'rollout 99', 'frame 999', '“inside”', 'mood', 'speed', 'size:9'],
    ],
  ])('that can’t be resolved says what can’t, and shows what can: %s', async (hash, told) => {
    const { page } = app;
    await go(page, hash);
    for (const each of told)
      await page.getByRole('status', { name: 'Notices' }).getByText(each).first().waitFor();
    expect(await page.getByTestId('reward-total').innerText()).toMatch(/^\d\.\d{3}$/);
  });

  it('that the user puts into the address comes before what the page was about to write', async () => {
    const { page } = app;
    await go(page, `#v1/${detection}`);
    await reached(page, `#v1/${detection}`);
    // Due at the same moment: the page's own link, and the user's.
    await page.keyboard.press('2');
    const hash = `#v1/${grounding}`;
    await page.evaluate((to) => {
      const since = performance.now();
      while (performance.now() - since < 600);
      location.hash = to;
    }, turnedRound(hash));
    await reached(page, hash);

    // While its room is on its way, the address stays the user's.
    const slow = `#v1/bedroom?task=bedroom/detection/24-96&policy=GRPO&rollout=2&frame=24`;
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/bedroom/scene.json', async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest('**/bedroom/scene.json');
    await go(page, turnedRound(slow));
    await asked;
    await page.keyboard.press('3');
    const since = await page.evaluate(() => performance.now());
    await page.waitForFunction((then) => performance.now() - then > 1000, since, { polling: 50 });
    expect(await page.evaluate(() => location.hash)).toBe(turnedRound(slow));
    release();
    await reached(page, slow);
    expect(app.faults).toEqual([]);
  });

  it('leaves who goes to Train before its room is there in Train', async () => {
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await context.unrouteAll();
    await fresh.route('**/office/scene.json', async (route) => {
      await held;
      await route.continue();
    });
    await fresh.goto('about:blank');
    const asked = fresh.waitForRequest('**/office/scene.json');
    await fresh.goto(`${host.url}#v1/office`, { waitUntil: 'commit' });
    await asked;
    const train = fresh.getByRole('tab', { name: 'Train' });
    await train.click();
    release();
    await fresh.waitForFunction(() => /^#v1\/office\?task=.*mode=train/.test(location.hash));
    expect(await train.getAttribute('aria-selected')).toBe('true');
  });
});
