import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '#scenes';
import type { PolicyBatch, UpdateOptions } from '../engine';
import { gumbelNoise } from '../gumbelNoise';
import { initialValues } from '../policy/initialValues';
import { policySizes } from '../policy/policyConfig';
import { backend, memory } from '../tf';
import type { EngineNotice } from './engineNotice';
import { openTfEngine } from './openTfEngine';
import { ResilientEngine } from './resilientEngine';

const wasmFolder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
const config = { ...policySizes.nano, width: 8, heads: 2, hidden: 8, encoderLayers: 1, decoderLayers: 1 };
const policy = { config, values: initialValues(config, Random.seeded(1)) };
const random = Random.seeded(2);
const floats = (count: number) => Float32Array.from({ length: count }, () => random.normal());
const B = 4;
const prompts = {
  scenes: 1,
  frames: 2,
  visual: floats(2 * config.patchesPerFrame * config.features),
  poses: floats(2 * 12),
  sequences: B,
  promptLength: 4,
  prompts: new Int32Array(B * 4).fill(2),
};
const options: UpdateOptions = {
  learningRate: 1e-2,
  maxGradNorm: 1,
  microChunk: 64,
  epsilon: 0.2,
  epsilonHigh: 0.2,
  beta: 0.1,
  temperature: 1,
};

const malloc = () => (backend() as unknown as { wasm: { _malloc: (bytes: number) => number } }).wasm;

/** Two steps; `meddle` comes before the second update. */
async function train(meddle: () => void = () => {}) {
  const notices: EngineNotice[] = [];
  const open = openTfEngine(policy, true, wasmFolder);
  const engine = await ResilientEngine.open(open, 'wasm', (notice) => notices.push(notice));
  const noise = Random.seeded(4);
  for (let step = 0; step < 2; step++) {
    const completions = await engine.sample(prompts, {
      temperature: 1,
      topP: 1,
      maxTokens: 4,
      gumbel: gumbelNoise(noise),
    });
    const batch: PolicyBatch = {
      prompts,
      completions,
      advantages: Float32Array.of(1, -1, 0.5, -0.5),
      weights: new Float32Array(completions.tokens.length).fill(1 / completions.tokens.length),
    };
    if (step === 1) meddle();
    await engine.update(batch, options);
  }
  const { parameters } = await engine.state();
  const tensors = memory().numTensors;
  engine.dispose();
  return { parameters, notices, tensors };
}

describe('the reference engine, reopened', () => {
  let whole: Awaited<ReturnType<typeof train>>;
  beforeAll(async () => {
    whole = await train();
  });

  it('opens the same backend as often as it is closed, and leaves no tensor behind', async () => {
    const { parameters, tensors } = await train();
    expect(tensors).toBe(whole.tensors);
    for (const [name, values] of whole.parameters) expect(parameters.get(name)).toEqual(values);
  });

  it('goes on in a new WebAssembly module after one that aborted, or had no memory left', async () => {
    const failures: [Error, string][] = [
      [new RangeError('Out of memory'), 'micro-chunk'],
      [new WebAssembly.RuntimeError('unreachable'), 'backend'],
    ];
    for (const [failure, about] of failures) {
      const { parameters, notices } = await train(() => {
        let left = 40;
        const allocate = malloc()._malloc;
        malloc()._malloc = (bytes) => {
          if (--left === 0) throw failure;
          return allocate(bytes);
        };
      });
      expect(notices.map((notice) => notice.about)).toEqual([about]);
      // Another cut or backend sums in another order.
      for (const [name, values] of whole.parameters) {
        const apart = values.map((value, i) => Math.abs(value - parameters.get(name)![i]!));
        expect(Math.max(...apart)).toBeLessThan(1e-4);
      }
    }
  });

  it('refuses what WebAssembly has no memory for, instead of writing to address 0', async () => {
    const { engine, close } = await openTfEngine(policy, false, wasmFolder)('wasm', () => {});
    expect(() => malloc()._malloc(0xfffffff0)).toThrow(RangeError);
    expect((await engine.read()).size).toBe(policy.values.size);
    close();
  });
});
