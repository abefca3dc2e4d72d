import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_FLAGS } from '../../e2e/support/chromiumFlags';
import { serveDist } from '../../e2e/support/serveDist';
import { sampleScenes } from '../../src/app/state/sampleScenes';
import { needChromium } from '../chromium.mjs';
import { countResources } from './countResources';
import { grownMemory } from './grownMemory';
import { openScenes } from './openScenes';

const USAGE = `usage: npm run -s memory -- [--openings 50]

Builds the app, goes from sample room to sample room in Chromium, and reads after each, garbage collected: JavaScript heap, WebGL
objects, decoders, decoded pictures, and the browser's processes. Exits with 1 where any of them grew.
`;

const { values } = parseArgs({
  options: { openings: { type: 'string', default: '50' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
await build({ logLevel: 'error' });

const host = await serveDist();
// Without the compilers that come in by and by: their code would look like growth for hundreds of openings.
const browser = await chromium.launch({
  executablePath: needChromium(),
  args: [...CHROMIUM_FLAGS, '--js-flags=--max-opt=0 --no-sparkplug'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
page.setDefaultTimeout(120_000);
// A bundle's functions may name helpers that the page does not have.
await page.addInitScript(`globalThis.__name = (f) => f; (${countResources})()`);
await page.goto(host.url);

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
const row = (cells: readonly (string | number)[]) =>
  `${cells.map((cell, i) => String(cell).padStart([3, 14, 8, 9, 8, 9, 9, 9, 9, 8, 7, 8, 7, 6, 10, 13][i]!)).join(' ')}\n`;
process.stdout.write(
  row([
    '',
    'room',
    'heap MB',
    'arrays MB',
    'buffers',
    'buffer MB',
    'textures',
    'programs',
    'vertex a.',
    'decoders',
    'frames',
    'bitmaps',
    'urls',
    'nodes',
    'listeners',
    'processes MB',
  ]),
);
const memories = await openScenes(page, Number(values.openings), (opening, room, memory) =>
  process.stdout.write(
    row([
      opening,
      room,
      megabytes(memory.heap),
      megabytes(memory.arrays),
      memory.glBuffers,
      megabytes(memory.glBufferBytes),
      memory.glTextures,
      memory.glPrograms,
      memory.glVertexArrays,
      memory.videoDecoders,
      memory.videoFrames,
      memory.bitmaps,
      memory.objectUrls,
      memory.nodes,
      memory.listeners,
      megabytes(memory.processes),
    ]),
  ),
);
await browser.close();
await host.close();
const grown = grownMemory(memories, sampleScenes.length);
const flat = Object.keys(grown).length === 0;
process.stdout.write(`${JSON.stringify({ openings: memories.length, flat, grown })}\n`);
process.exit(flat ? 0 : 1);
