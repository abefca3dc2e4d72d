import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RewardResult, Task } from '#rewards';
import { Random } from '#scenes';
import { chooseBackend } from './backend';
import type { Engine, PromptBatch } from './engine';
import { type GrpoContext, grpoStep } from './grpo';
import { defaultGrpoOptions, type GrpoOptions } from './grpoOptions';
import { lossPresets } from './lossPresets';
import { NotFinite } from './notFinite';
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
  const grpo = {
    ...defaultGrpoOptions,
    ...lossPresets[options.loss ?? '3d-rft'],
    learningRate: 0.01,
    warmup: 1,
    maxTokens: 4,
    ...options,
  };
  const normals = (count: number) => Float32Array.from({ length: count }, () => random.normal());
  const batch: PromptBatch = {
    scenes: 1,
    frames: 1,
    visual: normals(16 * 5),
    poses: normals(12),
    sequences: 2 * grpo.groupSize,
    promptLength: 4,
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
  for (let step = 0; step <= steps; step++) all.push((await grpoStep(run, step)).metrics.reward!);
  return all;
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a GRPO step', () => {
  beforeAll(async () => {
    const folder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
    await chooseBackend('wasm', folder, () => {});
  });

  it.each(['3d-rft', 'dr-grpo', 'dapo'] as const)('learns what is paid for, by %s', async (loss) => {
    const run = context(1, { loss });
    const curve = await rewards(run, 40);
    expect(mean(curve.slice(0, 3))).toBeLessThan(0.4);
    expect(mean(curve.slice(-5))).toBeGreaterThan(0.9);
    run.engine.dispose();
  });

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
    await rewards(free, 6);
    await rewards(held, 6);
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

  it('stops a learning rate of 1000 within a few steps, names the tensor, and keeps the policy', async () => {
    const run = context(9, { learningRate: 1e3 });
    let before = await run.engine.state();
    const walk = async () => {
      for (let step = 0; step < 12; step++) {
        before = await run.engine.state();
        await grpoStep(run, step);
      }
    };
    const error = await walk().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotFinite);
    expect(before.parameters.has((error as NotFinite).tensor)).toBe(true);
    expect((error as NotFinite).message).toContain((error as NotFinite).tensor);
    expect(await run.engine.state()).toEqual(before);
    for (const value of before.parameters.values()) expect(value.every(Number.isFinite)).toBe(true);
    run.engine.dispose();
  });

  it('undoes the inner steps before one that fails', async () => {
    const run = context(9, { innerSteps: 3 });
    const before = await run.engine.state();
    let updates = 0;
    const failing: Engine = Object.assign(Object.create(run.engine) as TfEngine, {
      update: async (...given: Parameters<Engine['update']>) => {
        updates += 1;
        if (updates === 3) throw new Error('device lost');
        return run.engine.update(...given);
      },
    });
    await expect(grpoStep({ ...run, engine: failing }, 1)).rejects.toThrow('device lost');
    expect(await run.engine.state()).toEqual(before);
    run.engine.dispose();
  });

  it('refuses a group of one, and says why', async () => {
    const run = context(1);
    await expect(grpoStep({ ...run, options: { ...run.options, groupSize: 1 } }, 0)).rejects.toThrow(
      'Options: groupSize is 1. Take at least 2: a rollout is compared with the others of its prompt.',
    );
    run.engine.dispose();
  });

  it('says what the clip and the KL did, and nothing where there was nothing to clip or to keep near', async () => {
    const plain = context(3);
    const { metrics } = await grpoStep(plain, 1);
    expect(metrics).toMatchObject({ clipFraction: null, kl: null, learningRate: 0.01, leftOut: 0 });
    expect(metrics.shares).toEqual({ answer: 1 });
    plain.engine.dispose();
    const both = context(3, { innerSteps: 4, beta: 0.1, learningRate: 0.05 });
    const after = (await grpoStep(both, 1)).metrics;
    expect(after.clipFraction!.low + after.clipFraction!.high).toBeGreaterThan(0);
    expect(after.kl).toBeGreaterThan(0);
    both.engine.dispose();
  });

  describe('with dynamic sampling', () => {
    const dull: Task = { ...task, id: 'dull' };
    /** Rewards of the dull task are all equal, of others every second rollout's is higher. */
    function dynamic(tasks: readonly Task[], others?: readonly Task[]) {
      const run = context(3, { dynamicSampling: true });
      let scored = 0;
      const asked: number[] = [];
      const redraw = (groups: number) => {
        asked.push(groups);
        return { tasks: others!, batch: run.batch };
      };
      const score = (_text: string, { id }: Task) => ({
        ...paid(''),
        total: id === 'dull' ? 0 : scored++ % 2,
      });
      return { ...run, tasks, score, asked, ...(others && { redraw }) };
    }

    it('draws others in place of flat groups, and uses as many as it wanted', async () => {
      const run = dynamic([dull, task], [task, task]);
      const { groups, metrics } = await grpoStep(run, 1);
      expect(run.asked).toEqual([1]);
      expect(groups.map(({ flat }) => flat)).toEqual([true, false, false, false]);
      expect(metrics).toMatchObject({ leftOut: 2, flatGroups: 0.25 });
      run.engine.dispose();
    });

    it('gives up after three tries, and then takes no step', async () => {
      const run = dynamic([dull, dull], [dull, dull]);
      const before = await run.engine.state();
      const { metrics } = await grpoStep(run, 1);
      expect(run.asked).toEqual([2, 2, 2]);
      expect(metrics).toMatchObject({ leftOut: 8, learningRate: 0, clipFraction: null });
      expect(metrics.loss).toBeUndefined();
      expect(await run.engine.state()).toEqual(before);
      run.engine.dispose();
    });

    it('leaves flat groups out where there are no others', async () => {
      const run = dynamic([dull, task]);
      const { metrics } = await grpoStep(run, 1);
      expect(metrics.leftOut).toBe(1);
      run.engine.dispose();
    });
  });
});
