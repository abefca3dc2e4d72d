import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import type { HeldResources } from './countResources';

/** What the open page holds after its garbage was collected. Sizes in bytes. */
export interface SceneMemory extends HeldResources {
  heap: number;
  /** Of array buffers. */
  arrays: number;
  nodes: number;
  listeners: number;
  /** Resident memory of all of the browser's processes; 0 where the system does not say. */
  processes: number;
}

/** Reads the page's memory, garbage left out. */
export async function sceneMemory(page: Page, tab: CDPSession, browser: CDPSession): Promise<SceneMemory> {
  // Twice: what finalizers let go of is garbage only the second time.
  await tab.send('HeapProfiler.collectGarbage');
  await tab.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await tab.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  const { nodes, jsEventListeners } = await tab.send('Memory.getDOMCounters');
  const held = await page.evaluate(() => window.held);
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const processes = processInfo.reduce((sum, { id }) => sum + residentOf(id), 0);
  return {
    ...held,
    heap: usedSize,
    arrays: backingStorageSize,
    nodes,
    listeners: jsEventListeners,
    processes,
  };
}

function residentOf(process: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${process}/statm`, 'utf8').split(' ')[1]);
    return pages * 4096;
  } catch {
    return 0;
  }
}
