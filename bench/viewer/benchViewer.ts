import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { findChromium } from '../../scripts/chromium.mjs';
import { coldLoad } from './coldLoad';
import { contenders } from './contenders';
import { frameTime } from './frameTime';
import { hostFolders } from './hostFolders';
import { rerunPeer } from './rerunPeer';
import { ViewerTable } from './viewerTable';
import { writeBenchScene } from './writeBenchScene';

const ROOM = join('public', 'samples', 'living-room');
const ROOM_POINTS = 96_000;

/**
 * The explorer beside Rerun's published web viewer, in Chromium on its software GPU: the time of a frame with 200,000 points, 500
 * boxes and a playing video, the time to the first picture of a cold load, and the bytes that it takes.
 *
 *   npm run bench -- viewer [--spans 3] [--seconds 5] [--loads 5] [--only ours|rerun]
 */
export async function benchViewer(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      spans: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      loads: { type: 'string', default: '5' },
      only: { type: 'string' },
    },
  });
  const table = new ViewerTable();
  if (!findChromium()) return table.skip('Viewers', 'no Chromium: install it, or set CHROMIUM to its path');
  await build({ logLevel: 'error' });
  const folder = mkdtempSync(join(tmpdir(), 'reward-room-viewer-'));
  writeBenchScene(folder);
  const peer = values.only === 'ours' ? 'not asked for' : rerunPeer({ heavy: folder, room: ROOM });
  const host = await hostFolders({
    // The page opens it as it opens any sample: from its folder.
    'heavy/samples/living-room/': folder,
    'heavy/': 'dist',
    'app/': 'dist',
    ...(typeof peer === 'string' ? {} : peer.folders),
  });
  try {
    if (typeof peer === 'string') table.skip('Rerun', peer);
    else host.warm('rerun/package/re_viewer_bg.wasm', 'rerun/package/re_viewer.js');
    for (const contender of contenders(host.url)) {
      const isOurs = contender.verticesPerPoint === 1;
      if (isOurs ? values.only === 'rerun' : typeof peer === 'string') continue;
      const frames = await frameTime(contender, Number(values.spans), Number(values.seconds));
      const loads = [];
      for (let i = 0; i < Number(values.loads); i++) loads.push(await coldLoad(contender, ROOM_POINTS));
      table.add(contender.name, frames, loads, await coldLoad(contender, ROOM_POINTS, isOurs));
    }
    table.ratios();
  } finally {
    host.close();
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
}
