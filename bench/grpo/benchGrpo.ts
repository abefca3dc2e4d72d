import { parseArgs } from 'node:util';
import type { BackendName } from '#training/headless';
import { findChromium } from '../../scripts/chromium.mjs';
import { openPages } from '../../scripts/openPages';
import { nodeBackend } from '../../src/cli/shared/nodeBackend';
import { startDawn } from '../../src/cli/shared/startDawn';
import { makeRace } from './race';
import { raceFile } from './raceFile';
import { raceInTorch } from './raceInTorch';
import { RaceTable } from './raceTable';
import { runRacer } from './runRacer';

/** Software WebGPU takes a minute a step, and plain JavaScript half of that: once will do. */
const SLOW = 1;

/**
 * One GRPO step of the nano policy on one batch, by every engine that there is here: the reference engine on each backend, jax-js
 * and PyTorch. All start from the same parameters and noise; before its steps are timed, an engine's tokens, log-probabilities
 * and gradient are compared with the reference engine's on WASM in Node.
 *
 *   npm run bench -- grpo [--times 5] [--group 8] [--tokens 24] [--backend webgpu|wasm|cpu]
 */
export async function benchGrpo(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      times: { type: 'string', default: '5' },
      group: { type: 'string', default: '8' },
      tokens: { type: 'string', default: '24' },
      backend: { type: 'string' },
    },
  });
  const times = Number(values.times);
  const wanted = (backend: BackendName) => values.backend === undefined || values.backend === backend;

  const dawn = wanted('webgpu') ? await startDawn() : null;
  await nodeBackend('wasm');
  const race = await makeRace(Number(values.group), Number(values.tokens));
  const file = raceFile.write(race);
  const table = new RaceTable(race, times);
  table.add('reference', 'wasm', 'Node', await runRacer('tfjs', 'wasm', race, times));
  if (wanted('cpu')) {
    await nodeBackend('cpu');
    table.add('reference', 'cpu', 'Node', await runRacer('tfjs', 'cpu', race, SLOW));
    const torch = raceInTorch(file, times);
    if (typeof torch === 'string') table.skip('PyTorch', torch);
    else table.add(`PyTorch ${torch.version}`, 'cpu', '1 thread', torch);
  }
  if (wanted('wasm')) table.add('jax-js', 'wasm', 'Node', await runRacer('jax-js', 'wasm', race, times));
  if (wanted('webgpu')) {
    if (dawn) table.skip('WebGPU in Node', dawn);
    else {
      await nodeBackend('webgpu');
      table.add('reference', 'webgpu', 'Dawn', await runRacer('tfjs', 'webgpu', race, times));
      table.add('jax-js', 'webgpu', 'Dawn', await runRacer('jax-js', 'webgpu', race, times));
    }
  }

  const inPage = (['wasm', 'webgpu'] as const).filter(wanted);
  if (inPage.length === 0) return;
  const chromium = findChromium();
  if (!chromium) {
    table.skip('Chromium', 'none is installed: install it, or set CHROMIUM to its path');
    return;
  }
  const pages = await openPages({
    executablePath: chromium,
    html: 'bench/grpo/racePage.html',
    files: { 'race.safetensors': file },
  });
  try {
    for (const backend of inPage) {
      const often = backend === 'webgpu' ? Math.min(SLOW, times) : times;
      for (const library of ['tfjs', 'jax-js'] as const) {
        const result = await pages.use(async (page) => {
          await page.waitForFunction(() => 'race' in window);
          return page.evaluate((of) => window.race(...of), [library, backend, often] as const);
        });
        table.add(library === 'tfjs' ? 'reference' : library, backend, 'Chromium', result);
      }
    }
  } finally {
    await pages.close();
  }
}
