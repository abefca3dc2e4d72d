import type { Random } from '#scenes';
import { openApp } from '../../e2e/support/openApp';
import { randomFrames } from '../../e2e/support/randomFrames';
import { readClipCanvas } from '../../e2e/support/readClipCanvas';
import { seekTo } from '../../e2e/support/seekTo';
import { serveDist } from '../../e2e/support/serveDist';
import type { ClipReport } from './clipReport';

const FRAMES = 48;
/** How far the overlay's box may be from the square in the picture, clip pixels: half of what a frame moves it. */
const APART = 1.3;

/** Seeks in the clip that burns its number into every frame: number, overlay and what was asked for must agree. */
export async function checkNumberedClip(count: number, random: Random): Promise<ClipReport> {
  const host = await serveDist({ 'samples/living-room': 'tests/fixtures/numbered-clip' });
  const { page, close } = await openApp(host.url);
  try {
    await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
    const start = Number(await page.locator('canvas[data-frame]').getAttribute('data-frame'));
    const asked = randomFrames(random, count, FRAMES, start);
    const mismatches: string[] = [];
    let farthest = 0;
    for (const frame of asked) {
      await seekTo(page, frame, FRAMES);
      const { number, square, outline } = await page.evaluate(readClipCanvas);
      const apart = Math.abs(square - outline);
      farthest = Math.max(farthest, apart);
      if (number !== frame) mismatches.push(`asked for ${frame}, the picture is ${number}`);
      else if (!(apart < APART)) mismatches.push(`frame ${frame}: the overlay is ${apart.toFixed(2)} px off`);
    }
    return {
      clip: 'numbered',
      asked: count,
      backwards: asked.filter((frame, i) => frame < (asked[i - 1] ?? start)).length,
      mismatches,
      twins: 0,
      note: `overlay at most ${farthest.toFixed(2)} px off, of ${APART} allowed`,
    };
  } finally {
    await close();
    await host.close();
  }
}
