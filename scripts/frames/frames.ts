import { parseArgs } from 'node:util';
import { build } from 'vite';
import { Random } from '#scenes';
import { sampleScenes } from '../../src/app/state/sampleScenes';
import { needChromium } from '../chromium.mjs';
import { checkNumberedClip } from './checkNumberedClip';
import { checkRoomClip } from './checkRoomClip';
import type { ClipReport } from './clipReport';

const USAGE = `usage: npm run -s frames -- [--numbered 1000] [--rooms 200] [--seed 0]

Builds the app, seeks to random frames in Chromium, and compares what is drawn with what was asked for: on the clip with
burnt-in frame numbers, and on the clips of the six sample rooms against the same frames decoded by ffmpeg.
Exits with 1 where any differs. The short form is e2e/clip.test.ts.
`;

const { values } = parseArgs({
  options: {
    numbered: { type: 'string', default: '1000' },
    rooms: { type: 'string', default: '200' },
    seed: { type: 'string', default: '0' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
process.env.CHROMIUM = needChromium();
await build({ logLevel: 'error' });

let wrong = 0;
function tell({ clip, asked, backwards, mismatches, twins, note }: ClipReport): void {
  wrong += mismatches.length;
  const alike =
    twins > 0 ? `; ${twins} of frames that have a twin, taken for right where either was shown` : '';
  process.stdout.write(
    `${clip.padEnd(14)} ${asked} frames, ${backwards} backwards: ${mismatches.length} mismatches; ${note}${alike}\n`,
  );
  for (const mismatch of mismatches) process.stdout.write(`  ${mismatch}\n`);
}

const random = Random.seeded(Number(values.seed));
tell(await checkNumberedClip(Number(values.numbered), random));
for (const { id } of sampleScenes) tell(await checkRoomClip(id, Number(values.rooms), random));
process.exit(wrong === 0 ? 0 : 1);
