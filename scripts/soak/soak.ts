import { parseArgs } from 'node:util';
import { policySizes } from '#training/headless';
import { nodeBackend } from '../../src/cli/shared/nodeBackend';
import { needChromium } from '../chromium.mjs';
import { openPages } from '../openPages';
import type { MemoryUse } from './memoryUse';
import { memoryUse } from './memoryUse';
import { soakSteps } from './soakSteps';
import { SoakTable } from './soakTable';

const USAGE = `usage: npm run -s soak -- [--backend wasm|webgpu] [--steps 2000|300] [--every 50|10]

Trains for very many small steps and fails where tensors, buffers or the heap grow. WASM runs in Node, WebGPU in Chromium.
`;

const { values } = parseArgs({
  options: {
    backend: { type: 'string', default: 'wasm' },
    steps: { type: 'string' },
    every: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help || !['wasm', 'webgpu'].includes(values.backend)) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
const onGpu = values.backend === 'webgpu';
const steps = Number(values.steps ?? (onGpu ? 300 : 2000));
const every = Number(values.every ?? (onGpu ? 10 : 50));
const table = new SoakTable(
  `${steps} GRPO steps of the nano policy on ${onGpu ? 'WebGPU, Chromium' : 'WASM, Node'}`,
);

if (onGpu) {
  const pages = await openPages({
    executablePath: needChromium(),
    html: 'scripts/soak/soakPage.html',
    flags: ['--js-flags=--expose-gc', '--enable-precise-memory-info'],
  });
  await pages.use(async (page) => {
    await page.exposeFunction('report', (step: number, use: MemoryUse) => table.add(step, use));
    await page.waitForFunction(() => 'soak' in window);
    await page.evaluate((of) => window.soak(...of), [steps, every] as const);
  });
  await pages.close();
} else {
  await nodeBackend('wasm');
  await soakSteps(policySizes.nano, steps, every, async (step) => table.add(step, await memoryUse()));
}

const grown = table.grown();
const flat = Object.keys(grown).length === 0;
process.stdout.write(`${JSON.stringify({ backend: values.backend, steps, flat, grown })}\n`);
process.exit(flat ? 0 : 1);
