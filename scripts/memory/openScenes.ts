import type { Page } from 'playwright-core';
import { sampleScenes } from '../../src/app/state/sampleScenes';
import { type SceneMemory, sceneMemory } from './sceneMemory';

/**
 * Goes from room to room by the page's own list of scenes, looks at a box of each, and reads the memory.
 *
 * @param page the app, opened after `countResources` was put into it
 * @param told is given each opening's memory
 */
export async function openScenes(
  page: Page,
  openings: number,
  told: (opening: number, room: string, memory: SceneMemory) => void,
): Promise<SceneMemory[]> {
  const tab = await page.context().newCDPSession(page);
  const browser = await page.context().browser()!.newBrowserCDPSession();
  const memories: SceneMemory[] = [];
  await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
  await page.waitForFunction(() => window.largeUploads > 0);
  for (let opening = 1; opening <= openings; opening++) {
    // The first room is open at the start.
    const { id } = sampleScenes[opening % sampleScenes.length]!;
    const uploads = await page.evaluate(() => window.largeUploads);
    await page.getByLabel('Scene').selectOption(id);
    await page.waitForFunction((scene) => location.hash.startsWith(`#v1/${scene}?`), id);
    await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
    await page.waitForFunction((before) => window.largeUploads > before, uploads);
    // What has the focus is the list; its own keys must not choose.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /box=[pt]\d/.test(location.hash));
    const memory = await sceneMemory(page, tab, browser);
    memories.push(memory);
    told(opening, id, memory);
  }
  return memories;
}
