import type { Browser, Page } from 'playwright-core';
import type { Contender } from './contender';
import { openViewer } from './openViewer';
import { BENCH_POINTS } from './writeBenchScene';

/** One span of a moving picture; times in milliseconds. */
export interface FrameTime {
  /** From one drawn frame to the next, and the processor time that one costs, all of the browser's processes together. */
  readonly frame: number;
  readonly processor: number;
  readonly calls: number;
  /** Most vertices of one draw call, per vertex of a point: how many points were drawn. */
  readonly points: number;
  /** Pictures of the clip shown a second. */
  readonly pictures: number;
}

/** Frames before those that are timed. */
const WARM_UP = 8;

export interface FrameTimes {
  /** The view is turned by a drag while the clip plays: all is drawn anew in every frame. */
  readonly turning: readonly FrameTime[];
  /** The clip plays, the view rests. */
  readonly playing: readonly FrameTime[];
}

/** Times a contender's frames with the heavy scene, `times` spans of `seconds`. */
export async function frameTime(contender: Contender, times: number, seconds: number): Promise<FrameTimes> {
  const { browser, page } = await openViewer(contender, contender.heavy, BENCH_POINTS);
  try {
    await contender.play(page);
    // The first frames compile shaders, and ours learns from the next ones how quick the machine is.
    await span(browser, page, contender, 0, true, WARM_UP);
    const turning: FrameTime[] = [];
    const playing: FrameTime[] = [];
    for (let i = 0; i < times; i++) turning.push(await span(browser, page, contender, seconds, true));
    for (let i = 0; i < times; i++) playing.push(await span(browser, page, contender, seconds, false));
    return { turning, playing };
  } finally {
    await browser.close();
  }
}

async function span(
  browser: Browser,
  page: Page,
  { grip, verticesPerPoint }: Contender,
  seconds: number,
  turn: boolean,
  leastFrames = 2,
): Promise<FrameTime> {
  const session = await browser.newBrowserCDPSession();
  const processor = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
  };
  const look = () =>
    page.evaluate(() => {
      window.drawn.finish();
      const { frames, calls, pictures, largest } = window.drawn;
      window.drawn.largest = 0;
      return { frames, calls, pictures, largest, now: performance.now() };
    });
  if (turn) {
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
  }
  const spentBefore = await processor();
  const before = await look();
  // A real mouse: an event is answered once its frame has begun, so there is one for every frame, however long it takes.
  const end = performance.now() + 1000 * seconds;
  const drawn = () => page.evaluate(() => window.drawn.frames);
  for (let i = 1; performance.now() < end || (await drawn()) < before.frames + leastFrames; i++) {
    if (turn) await page.mouse.move(grip.x + 160 * Math.sin(i / 12), grip.y + 24 * Math.sin(i / 7));
    else await page.waitForTimeout(100);
  }
  const after = await look();
  const spent = (await processor()) - spentBefore;
  if (turn) await page.mouse.up();
  await session.detach();
  const frames = Math.max(after.frames - before.frames, 1);
  return {
    frame: (after.now - before.now) / frames,
    processor: spent / frames,
    calls: (after.calls - before.calls) / frames,
    points: after.largest / verticesPerPoint,
    pictures: (1000 * (after.pictures - before.pictures)) / (after.now - before.now),
  };
}
