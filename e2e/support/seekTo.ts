import type { Page } from 'playwright-core';

/** Presses the film strip at the place of a clip frame, as a user would, and waits until the pane says that it shows it.
 * @param frames how many the clip has */
export async function seekTo(page: Page, frame: number, frames: number): Promise<void> {
  const strip = (await page.getByRole('slider', { name: 'Frame of the clip' }).boundingBox())!;
  await page.mouse.click(strip.x + (strip.width * (frame + 0.5)) / frames, strip.y + strip.height / 2);
  await page.locator(`[data-state="ready"] > canvas[data-frame="${frame}"]`).waitFor();
}
