import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { advantages } from '#rewards';
import { chooseBackend } from './backend';
import { readSafetensors } from './checkpoint/safetensors';
import type { PolicyBatch, PromptBatch } from './engine';
import type { LossName } from './grpoOptions';
import { defaultGrpoOptions } from './grpoOptions';
import type { PolicyConfig } from './policy/policyConfig';
import { TfEngine } from './tfEngine';
import { tokenWeights } from './tokenWeights';

// PyTorch, float64 (scripts/pretrain/golden.py) is the oracle: a small policy, two scenes, three rollouts of each,
// ratios on both sides of the clip range, one completion cut off.

const folder = new URL('../../tests/fixtures/grpo/', import.meta.url);
const load = (name: string) => {
  const bytes = readFileSync(new URL(name, folder));
  return readSafetensors(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  ).tensors;
};
const golden = JSON.parse(readFileSync(new URL('golden.json', folder), 'utf8')) as {
  config: PolicyConfig;
  scenes: number;
  frames: number;
  sequences: number;
  length: number;
  epsilon: number;
  learningRate: number;
  temperature: number;
  maxTokens: number;
  maxGradNorm: number;
  steps: number;
  visual: number[];
  poses: number[];
  prompts: number[];
  completions: number[];
  old: number[];
  rewards: number[][];
  cases: { loss: LossName; beta: number; key: string; losses: number[]; norms: number[] }[];
};

const values = () => new Map([...load('start.safetensors')].map(([name, { values }]) => [name, values]));

const prompts: PromptBatch = {
  scenes: golden.scenes,
  frames: golden.frames,
  visual: Float32Array.from(golden.visual),
  poses: Float32Array.from(golden.poses),
  sequences: golden.sequences,
  prompts: Int32Array.from(golden.prompts),
};

function batchFor(loss: LossName): PolicyBatch {
  const samples = {
    count: golden.sequences,
    length: golden.length,
    tokens: Int32Array.from(golden.completions),
    logProbs: Float32Array.from(golden.old),
  };
  const scale = loss === '3d-rft' || loss === 'trl-grpo' ? 'group' : 'none';
  return {
    prompts,
    samples,
    advantages: Float32Array.from(golden.rewards.flatMap((rewards) => advantages(rewards, { scale }).values)),
    weights: tokenWeights(samples, { ...defaultGrpoOptions, loss, maxTokens: golden.maxTokens }),
  };
}

const relative = (got: Float32Array, want: Float32Array) => {
  let error = 0;
  let size = 0;
  want.forEach((value, i) => {
    error += (got[i]! - value) ** 2;
    size += value ** 2;
  });
  return Math.sqrt(error / size);
};

describe.each(['wasm', 'cpu'] as const)('against PyTorch on %s', (backend) => {
  beforeAll(async () => {
    const wasm = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
    const chosen = await chooseBackend(backend, wasm, () => {});
    expect(chosen).toEqual({ backend, note: null });
  });

  it.each(golden.cases)('$key: gradients, losses, gradient norms and five AdamW steps', async (golden_) => {
    const { loss, beta, losses, norms, key } = golden_;
    const options = { ...golden, beta, microChunk: 64 };
    const engine = new TfEngine(golden.config, values(), beta > 0);
    const gradients = await engine.gradients(batchFor(loss), options);
    for (const [name, want] of load(`${loss}.gradients.safetensors`)) {
      expect(relative(gradients.get(name)!, want.values), name).toBeLessThan(1e-4);
    }
    for (let step = 0; step < golden.steps; step++) {
      const stats = await engine.update(batchFor(loss), options);
      expect(stats.loss).toBeCloseTo(losses[step]!, 4);
      expect(Math.abs(stats.gradNorm / norms[step]! - 1)).toBeLessThan(1e-3);
    }
    const after = await engine.read();
    for (const [name, want] of load(`${key}.after.safetensors`)) {
      expect(relative(after.get(name)!, want.values), name).toBeLessThan(1e-4);
    }
    engine.dispose();
  });

  it('gives the same gradient in micro-chunks of two sequences as in one pass', async () => {
    const options = { ...golden, beta: 0.3 };
    const engine = new TfEngine(golden.config, values(), true);
    const whole = await engine.gradients(batchFor('3d-rft'), { ...options, microChunk: 64 });
    const chunked = await engine.gradients(batchFor('3d-rft'), { ...options, microChunk: 2 });
    for (const [name, want] of whole) expect(relative(chunked.get(name)!, want), name).toBeLessThan(1e-5);
    engine.dispose();
  });
});
