import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '#scenes';
import { chooseBackend } from '../backend';
import type { PromptBatch } from '../engine';
import { gumbelNoise } from '../gumbelNoise';
import { memory, tensor, tidy } from '../tf';
import { TfEngine } from '../tfEngine';
import { END, PAD } from '../tokens/vocabulary';
import { encodeScenes } from './encodeScenes';
import { initialValues } from './initialValues';
import { parameterShapes } from './parameterShapes';
import { policySizes } from './policyConfig';
import { tokenLogProbs } from './tokenLogProbs';

const config = {
  ...policySizes.nano,
  width: 16,
  heads: 2,
  hidden: 24,
  features: 5,
  vocabulary: 30,
  maxLength: 40,
};
const shapes = parameterShapes(config);
const random = Random.seeded(4);
const values = initialValues(config, random);
// A head that likes to stop, so that lengths differ.
values.get('head.bias')![END] = 1.5;
const normals = (count: number) => Float32Array.from({ length: count }, () => random.normal());
const batch: PromptBatch = {
  scenes: 2,
  frames: 2,
  visual: normals(2 * 32 * 5),
  poses: normals(2 * 2 * 12),
  sequences: 6,
  promptLength: 4,
  prompts: Int32Array.from({ length: 24 }, () => 2 + random.integer(28)),
};

describe('sampler', () => {
  beforeAll(async () => {
    const folder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
    await chooseBackend('wasm', folder, () => {});
  });

  it.each([1, 0.6])(
    'notes the log-probabilities that the loss computes, token by token, at top-p %s',
    async (topP) => {
      const engine = new TfEngine(config, values, false);
      const options = { temperature: 0.8, topP, maxTokens: 12, gumbel: gumbelNoise(Random.seeded(9)) };
      const samples = await engine.sample(batch, options);
      const whole = tidy(() => {
        const parameters = new Map(
          [...values].map(([name, value]) => [name, tensor(value, [...shapes.get(name)!])] as const),
        );
        const scenes = encodeScenes(
          parameters,
          config,
          tensor(batch.visual, [2, 32, 5]),
          tensor(batch.poses, [2, 2, 12]),
        );
        const prompts = tensor(batch.prompts, [6, 4], 'int32');
        const completions = tensor(samples.tokens, [6, samples.length], 'int32');
        return tokenLogProbs(parameters, config, scenes, prompts, completions, 0.8).dataSync();
      });
      const lengths = new Set<number>();
      for (let row = 0; row < 6; row++) {
        const tokens = samples.tokens.subarray(row * samples.length, (row + 1) * samples.length);
        const end = tokens.indexOf(END);
        lengths.add(end);
        tokens.forEach((token, t) => {
          const at = row * samples.length + t;
          if (end >= 0 && t > end) expect([token, samples.logProbs[at]]).toEqual([PAD, 0]);
          else expect(samples.logProbs[at]!).toBeCloseTo(whole[at]!, 4);
        });
      }
      if (topP === 1) expect(lengths.size).toBeGreaterThan(1);
      engine.dispose();
    },
  );

  it('samples the same tokens from the same noise, others from other noise, and leaves no tensor behind', async () => {
    const engine = new TfEngine(config, values, false);
    const draw = (seed: number) =>
      engine.sample(batch, { temperature: 1, maxTokens: 12, gumbel: gumbelNoise(Random.seeded(seed)) });
    const first = await draw(1);
    const before = memory().numTensors;
    expect(await draw(1)).toEqual(first);
    expect((await draw(2)).tokens).not.toEqual(first.tokens);
    expect(memory().numTensors).toBe(before);
    engine.dispose();
  });

  it('keeps to the likeliest token where top-p leaves only that', async () => {
    const engine = new TfEngine(config, values, false);
    const draw = (topP: number) =>
      engine.sample(batch, { temperature: 1, topP, maxTokens: 8, gumbel: gumbelNoise(Random.seeded(1)) });
    const greedy = await engine.sample(batch, { temperature: 1, maxTokens: 8, gumbel: null });
    expect((await draw(1e-6)).tokens).toEqual(greedy.tokens);
    expect((await draw(1)).tokens).not.toEqual(greedy.tokens);
    engine.dispose();
  });

  it('never writes padding, even where the policy would', async () => {
    const eager = new Map(values);
    eager.set(
      'head.bias',
      Float32Array.from({ length: config.vocabulary }, (_, id) => (id === PAD ? 50 : 0)),
    );
    const engine = new TfEngine(config, eager, false);
    const samples = await engine.sample(batch, { temperature: 1, maxTokens: 5, gumbel: null });
    expect([...samples.tokens].slice(0, 5)).not.toContain(PAD);
    engine.dispose();
  });
});
