import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '#scenes';
import { openApp } from '../../e2e/support/openApp';
import { randomFrames } from '../../e2e/support/randomFrames';
import { seekTo } from '../../e2e/support/seekTo';
import { serveDist } from '../../e2e/support/serveDist';
import type { ClipReport } from './clipReport';
import { decodedFrames, SMALL } from './decodedFrames';
import { nearestFrame } from './nearestFrame';
import { readPicture } from './readPicture';

/** Seeks in a sample room's clip, whose frames bear no number: of all frames that ffmpeg decodes from the file, the one that was
 * asked for must be the nearest to what is drawn. The boxes are left out, so that only the picture is compared. */
export async function checkRoomClip(room: string, count: number, random: Random): Promise<ClipReport> {
  const folder = join('public', 'samples', room);
  const frames = decodedFrames(join(folder, 'clip.mp4'));
  const host = await serveDist();
  const { page, close } = await openApp('about:blank');
  try {
    const { tasks, rollouts, ...scene } = JSON.parse(readFileSync(join(folder, 'scene.json'), 'utf8'));
    await page.route(`**/samples/${room}/scene.json`, (route) =>
      route.fulfill({ json: { ...scene, instances: [] } }),
    );
    await page.goto(`${host.url}#v1/${room}`);
    await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
    const start = Number(await page.locator('canvas[data-frame]').getAttribute('data-frame'));
    const asked = randomFrames(random, count, frames.length, start);
    const mismatches: string[] = [];
    let twins = 0;
    let [worst, narrowest] = [0, Number.POSITIVE_INFINITY];
    for (const frame of asked) {
      await seekTo(page, frame, frames.length);
      const picture = Buffer.from(await page.evaluate(readPicture, SMALL), 'base64');
      const found = nearestFrame(picture, frames);
      worst = Math.max(worst, found.distance);
      if (found.twins.length > 0) twins++;
      else narrowest = Math.min(narrowest, found.second - found.distance);
      if (found.frame !== frame && !found.twins.includes(frame))
        mismatches.push(`asked for ${frame}, the picture is nearest to ${found.frame}`);
    }
    return {
      clip: room,
      asked: count,
      backwards: asked.filter((frame, i) => frame < (asked[i - 1] ?? start)).length,
      mismatches,
      twins,
      note: `at most ${worst.toFixed(2)} of 255 from ffmpeg's, the next frame at least ${narrowest.toFixed(2)} farther`,
    };
  } finally {
    await close();
    await host.close();
  }
}
