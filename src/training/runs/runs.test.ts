import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { TrainingError } from '../trainingError';
import { type MemoryFolder, memoryFolder } from './memoryFolder';
import { readRun } from './readRun';
import { resumeRun } from './resumeRun';
import { RunStore } from './runStore';
import { fakeConfig, fakeValues } from './testing/fakeEngine';
import { fakeRecord, fakeRun } from './testing/fakeRun';

const STEPS = 7;

async function train(folder: MemoryFolder, steps = STEPS): Promise<void> {
  const run = await fakeRun(folder);
  while (run.step < steps) await run.next();
  await run.settle();
}

/** Everything in a folder, but for how long it took. */
function contents({ files }: MemoryFolder): Record<string, string> {
  const texts = [...files].map(([name, bytes]) => {
    const text = Buffer.from(bytes).toString('latin1');
    return [name, name === 'metrics.jsonl' ? timeless(text) : text] as const;
  });
  return Object.fromEntries(texts.sort());
}

const timeless = (text: string) =>
  text.replace(/"(sampleSeconds|updateSeconds|seconds|tokensPerSecond)":[^,}]+/g, '"$1":0');

const whole = memoryFolder();
beforeAll(() => train(whole));

describe('a run that is killed', () => {
  it('comes to the same numbers when resumed, whatever byte was its last', async () => {
    const byte = fc.integer({ min: 1, max: whole.written });
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { minLength: 1, maxLength: 3 }), async (kills) => {
        const files: MemoryFolder['files'] = new Map();
        for (const killAfter of kills) {
          await train(memoryFolder({ killAfter }, files)).catch((error) => {
            if (error.message !== 'killed') throw error;
          });
        }
        const last = memoryFolder({}, files);
        await train(last);
        expect(contents(last)).toEqual(contents(whole));
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it('goes on from the last state, not from the start', async () => {
    const folder = memoryFolder();
    const run = await fakeRun(folder);
    for (let step = 0; step <= 5; step++) await run.next();
    await run.storage?.store.written();
    const resumed = await resumeRun(memoryFolder({}, folder.files));
    expect(resumed.step).toBe(4);
    expect(resumed.last?.step).toBe(4);
  });
});

describe('a full disk', () => {
  it('is told with what to do, keeps the last state, and loses nothing once there is room', async () => {
    const faults = { capacity: 0.8 * contentLength(whole) };
    const folder = memoryFolder(faults);
    const run = await fakeRun(folder);
    const on = async () => {
      while (run.step < STEPS) await run.next();
      await run.settle();
    };
    await expect(on()).rejects.toThrow(/^memory: There is no room left to write .* Make room/);
    await expect(on()).rejects.toThrow(TrainingError);
    const kept = await resumeRun(memoryFolder({}, new Map(folder.files)));
    expect(kept.state).not.toBeNull();

    faults.capacity = Number.POSITIVE_INFINITY;
    await on();
    expect(contents(folder)).toEqual(contents(whole));
  });
});

describe('a run folder', () => {
  it('belongs to one at a time', async () => {
    const folder = memoryFolder();
    const run = await fakeRun(folder);
    await expect(fakeRun(folder)).rejects.toThrow(/has been training here since .* Stop it first/);
    await run.storage?.store.written();
    await run.storage?.store.release();
    await fakeRun(folder);
  });

  it('is not overwritten by another run', async () => {
    const policy = { config: fakeConfig, values: fakeValues() };
    const start = RunStore.start(memoryFolder({}, new Map(whole.files)), fakeRecord, policy);
    await expect(start).rejects.toThrow('There is a run here already');
  });

  it('keeps the start, the last two states, every so many parameters, and what is named', async () => {
    const folder = memoryFolder();
    const run = await fakeRun(folder, 1, 3);
    while (run.step < 8) await run.next();
    run.storage?.store.keep('best', { config: fakeConfig, engine: await run.engine.state() });
    await run.settle();
    const names = [...folder.files.keys()].filter((name) => name.startsWith('checkpoints/')).sort();
    expect(names).toEqual([
      'checkpoints/000000.safetensors',
      'checkpoints/000003.safetensors',
      'checkpoints/000006.safetensors',
      ...['000007', '000008', 'best'].flatMap((state) => [
        `checkpoints/${state}.optimiser.safetensors`,
        `checkpoints/${state}.safetensors`,
      ]),
    ]);
    expect(JSON.parse(Buffer.from(folder.files.get('latest.json')!).toString())).toEqual({
      step: 8,
      checkpoint: 'checkpoints/000008.safetensors',
    });
  });
});

describe('a damaged run folder', () => {
  const damaged = (name: string, change: (text: string) => string) => {
    const files = new Map(whole.files);
    files.set(
      name,
      new Uint8Array(Buffer.from(change(Buffer.from(files.get(name)!).toString('latin1')), 'latin1')),
    );
    return memoryFolder({}, files);
  };

  it('goes on from the state before, says what is wrong, and comes to the same numbers', async () => {
    const folder = damaged('checkpoints/000007.safetensors', (text) => text.slice(0, -9));
    const resumed = await resumeRun(memoryFolder({}, new Map(folder.files)));
    expect(resumed.step).toBe(6);
    expect(resumed.problems[0]?.where).toContain('checkpoints/000007.safetensors');
    await train(folder);
    expect(contents(folder)).toEqual(contents(whole));
  });

  it('tells which metrics can be read, and goes on from a state that they lead to', async () => {
    const folder = damaged('metrics.jsonl', (text) => text.replace('{"step":7', '{"step":'));
    const stored = await readRun(folder);
    expect(stored.metrics.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(stored.problems[0]).toMatchObject({
      what: "Line 8 can't be read",
      where: 'memory/metrics.jsonl',
      remedy: expect.stringContaining('Its steps up to 6 can be read'),
    });
    await train(folder);
    expect(contents(folder)).toEqual(contents(whole));
  });

  it.each([
    ['run.json', '"version": 1', '"version": 2', /version 2, this program reads version 1/],
    ['run.json', '"trainer": "tfjs"', '"trainer": "pytorch"', /The run is pytorch's/],
    ['run.json', 'reward-room/run', 'reward-room/walk', /describes no run/],
    ['run.json', '{', '', /no JSON/],
    ['run.json', '"seed": 3', '"seed": -1', /seed doesn't fit/],
    ['checkpoints/000000.safetensors', 'pieces-', 'bieces-', /000000.safetensors: .*vocabulary bieces-/],
  ])('is refused by name: %s with %s → %s', async (name, from, to, message) => {
    await expect(resumeRun(damaged(name, (text) => text.replace(from, to)))).rejects.toThrow(message);
  });

  it('is told apart from an empty one', async () => {
    await expect(resumeRun(memoryFolder())).rejects.toThrow('memory: There is no run here. Choose');
    const folder = damaged('run.json', (text) => text);
    folder.files.delete('run.json');
    await expect(readRun(folder)).rejects.toThrow('There is no run.json here, only checkpoints/000000');
  });
});

function contentLength({ files }: MemoryFolder): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0);
}
