import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RewardResult, Task } from '#rewards';
import { Random } from '#scenes';
import { chooseBackend } from './backend';
import type { PromptBatch } from './engine';
import { type GrpoContext, grpoStep } from './grpo';
import { defaultGrpoOptions, type GrpoOptions } from './grpoOptions';
import { initialValues } from './policy/initialValues';
import { policySizes } from './policy/policyConfig';
import { memory } from './tf';
import { TfEngine } from './tfEngine';

const config = {
  ...policySizes.nano,
  width: 16,
  heads: 2,
  hidden: 24,
  features: 5,
  vocabulary: 12,
  maxLength: 12,
};
const task = { id: 'open', kind: 'grounding' } as unknown as Task;

/** Pays 1 for a text that starts with the vocabulary's first piece, whatever follows. */
function paid(text: string): RewardResult {
  const total = text.startsWith('Find the') ? 1 : 0;
  const parts = [{ name: 'answer' as const, value: total, weight: 1, maximum: 1 }];
  const prediction = { boxes: [], frame: null, answer: null, thought: null };
  return { total, maximum: 1, parts, ledger: [], issues: [], prediction };
}

function context(
  seed: number,
  options: Partial<GrpoOptions> = {},
): GrpoContext & { readonly engine: TfEngine } {
  const random = Random.seeded(2);
  const grpo = { ...defaultGrpoOptions, learningRate: 0.01, warmup: 1, maxTokens: 4, ...options };
  const normals = (count: number) => Float32Array.from({ length: count }, () => random.normal());
  const batch: PromptBatch = {
    scenes: 1,
    frames: 1,
    visual: normals(16 * 5),
    poses: normals(12),
    sequences: 2 * grpo.groupSize,
    prompts: Int32Array.from(
      { length: 8 * grpo.groupSize },
      (_, i) => 3 + (Math.floor(i / 4 / grpo.groupSize) % 2),
    ),
  };
  const engine = new TfEngine(config, initialValues(config, random), grpo.beta > 0);
  return { engine, tasks: [task, task], batch, score: paid, options: grpo, random: Random.seeded(seed) };
}

async function rewards(run: GrpoContext, steps: number): Promise<number[]> {
  const all: number[] = [];
  for (let step = 0; step <= steps; step++) all.push((await grpoStep(run, step)).metrics.reward);
  return all;
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a GRPO step', () => {
  beforeAll(async () => {
    const folder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
    await chooseBackend('wasm', folder, () => {});
  });

  it.each(['3d-rft', 'trl-grpo', 'dr-grpo', 'no-std'] as const)(
    'learns what is paid for, by %s',
    async (loss) => {
      const run = context(1, { loss });
      const curve = await rewards(run, 40);
      expect(mean(curve.slice(0, 3))).toBeLessThan(0.4);
      expect(mean(curve.slice(-5))).toBeGreaterThan(0.9);
      run.engine.dispose();
    },
  );

  it('gives the same numbers for the same seed, and leaves no tensor behind', async () => {
    const first = context(3);
    const curve = await rewards(first, 2);
    const held = memory().numTensors;
    await grpoStep(first, 3);
    expect(memory().numTensors).toBe(held);
    first.engine.dispose();
    const again = context(3);
    expect(await rewards(again, 2)).toEqual(curve);
    again.engine.dispose();
  });

  it('only measures at step 0, and learns nothing from groups that are all equal', async () => {
    const run = context(5);
    const before = await run.engine.read();
    await grpoStep(run, 0);
    expect(await run.engine.read()).toEqual(before);
    const flat = await grpoStep({ ...run, score: () => paid('') }, 0);
    expect(flat.metrics.flatGroups).toBe(1);
    expect(flat.groups.flatMap((group) => group.advantages).every((advantage) => advantage === 0)).toBe(true);
    run.engine.dispose();
  });

  it('stays near its start under a heavy KL term', async () => {
    const free = context(7);
    const held = context(7, { beta: 5 });
    await rewards(free, 15);
    await rewards(held, 15);
    const start = initialValues(config, startRandom());
    const far = async (engine: TfEngine) => {
      const now = (await engine.read()).get('head.weight')!;
      return Math.hypot(...now.map((value, i) => value - start.get('head.weight')![i]!));
    };
    expect(await far(held.engine)).toBeLessThan(await far(free.engine));
    free.engine.dispose();
    held.engine.dispose();

    /** As in `context`: the generator after it has made the batch. */
    function startRandom(): Random {
      const random = Random.seeded(2);
      for (let i = 0; i < 16 * 5 + 12; i++) random.normal();
      return random;
    }
  });

  it('refuses a loss that is not a number, names it, and keeps the policy', async () => {
    const run = context(9, { learningRate: 1e3, maxGradNorm: 1e9 });
    const walk = async () => {
      for (let step = 0; step < 50; step++) await grpoStep(run, step);
    };
    await expect(walk()).rejects.toThrow(/not a number/);
    run.engine.dispose();
  });
});
