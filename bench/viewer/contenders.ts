import type { Page } from 'playwright-core';
import type { Contender } from './contender';
import { RERUN_VERSION } from './rerunPeer';

/** As large as our stage is in a window of the size below. */
const STAGE = { width: 1200, height: 800 };

/** Our page, and Rerun's web viewer on WebGL as ours is. With WebGPU on a software adapter it ends with a panic. */
export function contenders(host: string): readonly Contender[] {
  const rerun = (scene: string): string =>
    `${host}rerun/?scene=${scene}&width=${STAGE.width}&height=${STAGE.height}&backend=webgl`;
  return [
    {
      name: 'Reward Room',
      heavy: `${host}heavy/#v1/living-room`,
      room: `${host}app/`,
      // The inspector and the top bar come on top.
      viewport: { width: STAGE.width + 370, height: STAGE.height + 48 },
      grip: { x: 800, y: 700 },
      composed: 'main table tbody tr',
      mode: 'POINTS',
      verticesPerPoint: 1,
      play: (page) => page.getByRole('button', { name: 'Play' }).click(),
    },
    {
      name: `Rerun ${RERUN_VERSION}`,
      heavy: rerun('heavy'),
      room: rerun('room'),
      viewport: STAGE,
      grip: { x: 800, y: 650 },
      composed: null,
      mode: 'TRIANGLES',
      verticesPerPoint: 6,
      play: playRerun,
    },
  ];
}

async function playRerun(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { viewer } = window as unknown as {
      viewer: { get_active_recording_id(): string; set_playing(id: string, playing: boolean): void };
    };
    viewer.set_playing(viewer.get_active_recording_id(), true);
  });
}
