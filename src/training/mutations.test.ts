import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import * as scenes from '#scenes';
import { chooseBackend } from './backend';
import type { checkGolden, Finding } from './testing/checkGolden';
import { readGolden } from './testing/golden';
import { mutants } from './testing/mutants';
import * as tf from './tf';

// Would the golden values notice? Each formula is broken on purpose (testing/mutants.ts), and the comparison must fail.

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const fixtures = here('../../tests/fixtures/grpo');
const golden = readGolden(
  readFileSync(resolve(fixtures, 'golden.json'), 'utf8'),
  new Uint8Array(readFileSync(resolve(fixtures, 'golden.safetensors'))).buffer,
);

/** `checkGolden` and all that it needs as one text, but for tensors and scenes: they come from outside. */
async function bundleTrainer(): Promise<string> {
  const outside: Plugin = {
    name: 'tensors-from-outside',
    enforce: 'pre',
    resolveId: (source) => (/\/tf$/.test(source) ? '\0tf' : null),
    load: (id) => (id === '\0tf' ? `export const { ${Object.keys(tf).join(', ')} } = tf;` : null),
  };
  const result: unknown = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [outside],
    build: {
      write: false,
      minify: false,
      lib: { entry: here('testing/checkGolden.ts'), formats: ['iife'], name: 'trainer' },
      rolldownOptions: { external: ['#scenes'], output: { globals: { '#scenes': 'scenes' } } },
    },
  });
  const [{ output }] = result as [{ output: [{ code: string }] }];
  return output[0].code;
}

async function findingsOf(trainer: string, key: string): Promise<Finding[]> {
  const load = new Function('tf', 'scenes', `${trainer}; return trainer;`) as (
    ...outside: readonly object[]
  ) => { checkGolden: typeof checkGolden };
  const one = golden.cases.find((each) => each.key === key)!;
  try {
    const findings = await load(tf, scenes).checkGolden(golden, one);
    return findings.filter(({ error }) => !(error < 1e-4));
  } catch (error) {
    return [{ what: `thrown: ${error}`, error: Number.NaN }];
  }
}

describe('the golden values', () => {
  let trainer: string;
  beforeAll(async () => {
    const wasm = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
    await chooseBackend('wasm', wasm, () => {});
    trainer = await bundleTrainer();
  });

  it.each(['3d-rft', 'imitation'])('agree with the trainer as it is: %s', async (key) => {
    expect(await findingsOf(trainer, key)).toEqual([]);
  });

  it.each(mutants)('notice: $breaks', async ({ by, golden: key, caughtBy }) => {
    let broken = trainer;
    for (const [from, to] of by) {
      expect(broken.split(from), `found once: ${from}`).toHaveLength(2);
      broken = broken.replace(from, () => to);
    }
    const findings = await findingsOf(broken, key);
    expect(findings.map(({ what }) => what).filter((what) => what.startsWith(caughtBy))).not.toEqual([]);
  });
});
