import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '#scenes';
import type { Engine, PolicyBatch, PromptBatch, UpdateOptions } from '../engine';
import { gumbelNoise } from '../gumbelNoise';
import { TrainingError } from '../trainingError';
import type { EngineNotice } from './engineNotice';
import { ResilientEngine } from './resilientEngine';
import { type FakeFault, fakeEngines } from './testing/fakeEngines';

const prompts = { sequences: 8 } as PromptBatch;
const options = { microChunk: 64 } as UpdateOptions;

/** Some steps of sampling and learning from what was sampled; everything that came out. */
async function train(engine: Engine, steps: number): Promise<unknown[]> {
  const random = Random.seeded(3);
  const results: unknown[] = [];
  for (let step = 0; step < steps; step++) {
    const samples = await engine.sample(prompts, {
      temperature: 1,
      topP: 1,
      maxTokens: 2,
      gumbel: gumbelNoise(random),
    });
    const advantages = Float32Array.from(samples.tokens, (token) => token / 1000);
    const batch: PolicyBatch = { prompts, completions: samples, advantages, weights: advantages };
    results.push(await engine.update(batch, options), await engine.imitate(batch, options));
  }
  return [
    ...results,
    await engine.crossEntropy({ prompts } as PolicyBatch, options),
    await engine.state(),
    await engine.read(),
  ];
}

async function started(
  faults: Record<number, FakeFault>,
  prefer: 'webgpu' | 'wasm' = 'webgpu',
  missing: 'webgpu'[] = [],
) {
  const engines = fakeEngines(
    new Map(Object.entries(faults).map(([call, fault]) => [Number(call), fault])),
    missing,
  );
  const notices: EngineNotice[] = [];
  const engine = await ResilientEngine.open(engines.open, prefer, (notice) => notices.push(notice));
  return { ...engines, engine, notices };
}

describe('an engine that outlives its backend', () => {
  it('is the engine itself where nothing fails', async () => {
    const { engine, log, notices } = await started({});
    await train(engine, 1);
    expect(log).toEqual(
      [
        'opened',
        'state on',
        'sample on',
        'update 8 on',
        'imitate 8 on',
        'crossEntropy on',
        'state on',
        'read on',
      ].map((call) => `${call} webgpu`),
    );
    expect(notices).toEqual([]);
  });

  // Calls of a step: sample, update, imitate. Call 0 is the state at the start.
  const device: [string, FakeFault['how'], number][] = [
    ['while it opens', 'thrown', 0],
    ['while sampling', 'reported', 4],
    ['in an update, and the call fails', 'thrown', 5],
    ['in an update, and the call hangs', 'reported', 5],
    ['in an update, and the call ends well', 'late', 5],
    ['at the state that it keeps by itself', 'reported', 13],
  ];
  it.each(device)('goes on with WASM when the device is lost %s', async (_name, how, call) => {
    const { engine, log, notices } = await started({ [call]: { kind: 'device', how } });
    const results = await train(engine, 6);
    expect(results).toEqual(await train((await started({})).engine, 6));
    expect(engine.backend).toBe('wasm');
    expect(notices).toEqual([
      expect.objectContaining({ about: 'backend', backend: 'wasm', where: 'WebGPU' }),
    ]);
    expect(log.indexOf('closed webgpu')).toBe(log.indexOf('opened wasm') - 1);
  });

  it('does only the updates since its last good state again', async () => {
    const { engine, log } = await started({ 15: { kind: 'device', how: 'thrown' } });
    await train(engine, 6);
    const opened = log.indexOf('opened wasm');
    expect(log.slice(opened - 3, opened + 4)).toEqual([
      'sample on webgpu',
      'update 8 on webgpu',
      'closed webgpu',
      'opened wasm',
      'update 8 on wasm',
      'imitate 8 on wasm',
      'sample on wasm',
    ]);
  });

  it('hears of a fault between two calls, and not of an engine that is closed', async () => {
    const { engine, complain, log } = await started({});
    await engine.read();
    complain('device');
    await engine.read();
    expect(log.slice(-2)).toEqual(['opened wasm', 'read on wasm']);
    engine.dispose();
    complain('device');
    await engine.read();
    expect(log.slice(-1)).toEqual(['read on wasm']);
  });

  it('halves the micro-chunk when memory runs out, says so, and keeps it', async () => {
    const { engine, log, notices } = await started({
      2: { kind: 'memory', how: 'thrown' },
      3: { kind: 'memory', how: 'late' },
    });
    expect(await train(engine, 2)).toEqual(await train((await started({})).engine, 2));
    expect(notices.map((notice) => notice.about === 'micro-chunk' && notice.microChunk)).toEqual([4, 2]);
    expect(notices[0]!.what).toMatch(/4 sequences .+ not 8/);
    expect(engine.backend).toBe('webgpu');
    expect(log.filter((entry) => entry.startsWith('update'))).toEqual(
      [8, 4, 2, 2].map((chunk) => `update ${chunk} on webgpu`),
    );
  });

  it('stops with what to do where one sequence is too many, and can be asked again', async () => {
    const memory: FakeFault = { kind: 'memory', how: 'thrown' };
    const { engine, notices } = await started({ 2: memory, 3: memory, 4: memory, 5: memory });
    await expect(train(engine, 1)).rejects.toThrow(/^WebGPU: Out of memory .+\. Take fewer rollouts/);
    expect(notices.length).toBe(3);
    expect((await engine.read()).get('weight')).toEqual(Float32Array.of(1));
  });

  it('stops when memory runs out while sampling: there is no chunk to halve', async () => {
    const { engine } = await started({ 1: { kind: 'memory', how: 'thrown' } });
    await expect(train(engine, 1)).rejects.toThrow(TrainingError);
  });

  it('says which backend it really got', async () => {
    const { engine, notices } = await started({ 3: { kind: 'device', how: 'thrown' } }, 'webgpu', ['webgpu']);
    await train(engine, 1);
    expect(notices).toEqual([expect.objectContaining({ backend: 'cpu', where: 'WASM' })]);
  });

  it('stops when the last backend fails', async () => {
    const device: FakeFault = { kind: 'device', how: 'thrown' };
    const { engine } = await started({ 1: device, 2: device }, 'wasm');
    await expect(train(engine, 1)).rejects.toThrow(/^plain JavaScript: .+ Reload, and resume/);
  });

  it('leaves mistakes and numbers that ran away to its caller', async () => {
    const { open } = fakeEngines();
    const engine = await ResilientEngine.open(
      async (...asked) => {
        const opened = await open(...asked);
        return {
          ...opened,
          engine: { ...opened.engine, update: () => Promise.reject(new TypeError('a mistake')) },
        };
      },
      'wasm',
      () => {},
    );
    await expect(train(engine, 1)).rejects.toThrow('a mistake');
    expect(engine.backend).toBe('wasm');
  });

  it('restores what it is given, also into the engine that comes next', async () => {
    const { engine, complain } = await started({});
    const state = { parameters: map(5), first: map(2), second: map(0), updates: 3 };
    engine.restore(state);
    complain('device');
    expect(await engine.state()).toEqual(state);
  });

  it('gives the same numbers whatever befalls it', async () => {
    const expected = await train((await started({})).engine, 4);
    const fault = fc.record({
      kind: fc.constantFrom('memory', 'device'),
      how: fc.constantFrom('thrown', 'reported', 'late'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.nat(30).map(String), fault as fc.Arbitrary<FakeFault>, { maxKeys: 4 }),
        async (faults) => {
          const { open } = fakeEngines(
            new Map(Object.entries(faults).map(([call, fault]) => [Number(call), fault])),
          );
          try {
            const hurt = await ResilientEngine.open(open, 'webgpu', () => {});
            expect(await train(hurt, 4)).toEqual(expected);
          } catch (error) {
            // Nothing left to try: that must be said.
            if (!(error instanceof TrainingError)) throw error;
          }
        },
      ),
      { seed: 5, numRuns: 150 },
    );
  });
});

const map = (value: number) => new Map([['weight', Float32Array.of(value)]]);
