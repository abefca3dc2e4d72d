import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '#scenes';
import { chooseBackend } from './backend';
import type { PromptBatch } from './engine';
import { initialValues } from './policy/initialValues';
import { policySizes } from './policy/policyConfig';
import { sftStep } from './sft';
import { targetBatch } from './targetBatch';
import { memory } from './tf';
import { TfEngine } from './tfEngine';
import { END, PAD } from './tokens/vocabulary';

const config = { ...policySizes.nano, width: 16, heads: 2, hidden: 24, features: 5, maxLength: 40 };
const random = Random.seeded(2);
const values = initialValues(config, random);
const normals = (count: number) => Float32Array.from({ length: count }, () => random.normal());
const prompts: PromptBatch = {
  scenes: 2,
  frames: 1,
  visual: normals(2 * 16 * 5),
  poses: normals(2 * 12),
  sequences: 2,
  promptLength: 4,
  prompts: Int32Array.from({ length: 8 }, () => 2 + random.integer(20)),
};
const batch = targetBatch(prompts, ['<think></think><answer>A</answer>', 'B']);
const options = { learningRate: 0.01, warmup: 1, maxGradNorm: 1, microChunk: 1 };

describe('imitation', () => {
  beforeAll(async () => {
    const folder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
    await chooseBackend('wasm', folder, () => {});
  });

  it('closes every text with the end token, and weighs every token alike', () => {
    const { tokens, length } = batch.completions;
    expect(tokens[length - 1]).toBe(END);
    expect([...tokens.subarray(length + 1, length + 3)]).toEqual([END, PAD]);
    const weights = [...new Set(batch.weights)].sort();
    expect(weights).toEqual([0, Math.fround(1 / (length + 2))]);
    expect(() => targetBatch(prompts, ['A'])).toThrow('1 texts for 2 prompts');
  });

  it('learns its texts by heart, measures only at step 0, and leaves no tensor behind', async () => {
    const engine = new TfEngine(config, values, false);
    const start = (await sftStep({ engine, batch, options, spent: 5 }, 0)).metrics;
    expect(await engine.read()).toEqual(values);
    // Nothing is known at the start: as good as guessing among all tokens.
    expect(start.loss! / Math.log(config.vocabulary)).toBeCloseTo(1, 0);
    expect(start).toMatchObject({ reward: null, entropy: null, learningRate: 0, sampleSeconds: 0 });
    expect(start.seconds).toBeGreaterThan(5);
    await sftStep({ engine, batch, options }, 1);
    const held = memory().numTensors;
    for (let step = 2; step <= 25; step++) await sftStep({ engine, batch, options }, step);
    expect(memory().numTensors).toBe(held);
    expect(await engine.crossEntropy(batch, options)).toBeLessThan(0.2);
    engine.dispose();
  });

  it('goes on from a saved state with exactly the numbers that it would have had', async () => {
    const steps = async (engine: TfEngine, from: number) => {
      for (let step = from; step < from + 3; step++) await sftStep({ engine, batch, options }, step);
      return engine.state();
    };
    const engine = new TfEngine(config, values, false);
    const saved = await steps(engine, 1);
    expect(saved.updates).toBe(3);
    const after = await steps(engine, 4);
    engine.dispose();
    const other = new TfEngine(config, initialValues(config, Random.seeded(99)), false);
    other.restore(saved);
    expect(await steps(other, 4)).toEqual(after);
    other.dispose();
  });
});
