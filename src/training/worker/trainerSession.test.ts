import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../engine';
import { NotFinite } from '../notFinite';
import type { StepMetrics, TrainerEvent } from '../protocol';
import { memoryFolder } from '../runs/memoryFolder';
import { fakeEngine } from '../runs/testing/fakeEngine';
import { testConfig, testSession } from './testing/testSession';

const NAME = '2026-11-28-174605-grounding-grpo';

type Of<K extends TrainerEvent['kind']> = Extract<TrainerEvent, { kind: K }>;
const all = <K extends TrainerEvent['kind']>(events: readonly TrainerEvent[], kind: K) =>
  events.filter((event): event is Of<K> => event.kind === kind);
const kinds = (events: readonly TrainerEvent[]) => events.map(({ kind }) => kind).join(' ');
const views = { views: testConfig.views, prefer: 'wasm' } as const;

/** What decides a step: all but the times. */
function numbers({ step, reward, loss, gradNorm, length, learningRate }: StepMetrics) {
  return { step, reward, loss, gradNorm, length, learningRate };
}

describe('the training worker’s session', () => {
  it('starts a run under a name, takes steps, saves and pauses', async () => {
    const { session, events, runs } = testSession();
    await session.obey({ kind: 'init', config: testConfig });
    await session.obey({ kind: 'start', until: 2 });
    await session.obey({ kind: 'step' });
    expect(kinds(events)).toBe('loading loading loading ready step step step saved paused step saved paused');
    expect(all(events, 'ready')[0]).toMatchObject({ run: NAME, steps: [], backend: 'wasm' });
    expect(all(events, 'step').map(({ metrics }) => metrics.step)).toEqual([0, 1, 2, 3]);
    expect([...runs.get(NAME)!.files.keys()]).toContain('checkpoints/000003.safetensors');
  });

  it('resumes on the next visit with the numbers of an uninterrupted run, whatever was cut off', async () => {
    const { session, events, runs } = testSession();
    await session.obey({ kind: 'init', config: testConfig });
    await session.obey({ kind: 'start', until: 8 });
    const expected = all(events, 'step').map(({ metrics }) => numbers(metrics));
    const whole = runs.get(NAME)!.files;

    // The tab was closed in the middle of step 8's line; its last state was that of step 5.
    const left = new Map([...whole].filter(([name]) => !name.includes('000008.')));
    left.set('metrics.jsonl', whole.get('metrics.jsonl')!.slice(0, -40));
    const next = testSession(new Map([[NAME, memoryFolder({}, left)]]));
    await next.session.obey({ kind: 'resume', run: NAME, ...views });
    await next.session.obey({ kind: 'start', until: 8 });
    const [ready] = all(next.events, 'ready');
    expect(ready!.steps.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(all(next.events, 'notice')).toEqual([expect.objectContaining({ about: 'damage' })]);
    const again = [...ready!.steps, ...all(next.events, 'step').map(({ metrics }) => metrics)].map(numbers);
    expect(again).toEqual(expected);
    expect(left.get('checkpoints/000008.safetensors')).toEqual(whole.get('checkpoints/000008.safetensors'));
  });

  it('imitates, too', async () => {
    const { session, events } = testSession();
    await session.obey({ kind: 'init', config: { ...testConfig, algorithm: 'sft' } });
    await session.obey({ kind: 'start', until: 2 });
    const [ready] = all(events, 'ready');
    expect(ready!.run).toBe('2026-11-28-174605-grounding-sft');
    expect(all(events, 'step').map(({ metrics, groups }) => [metrics.step, metrics.reward, groups])).toEqual(
      [0, 1, 2].map((step) => [step, null, []]),
    );
  });

  it('answers questions about stored runs while it trains, and saves when asked', async () => {
    const { session, events } = testSession();
    await session.obey({ kind: 'init', config: testConfig });
    const training = session.obey({ kind: 'start', until: 3 });
    await session.obey({ kind: 'runs' });
    await session.obey({ kind: 'save' });
    const before = all(events, 'step').length;
    await training;
    expect(before).toBeLessThan(4);
    expect(all(events, 'runs')[0]!.runs).toEqual([
      expect.objectContaining({
        run: NAME,
        scene: 'living-room',
        record: expect.objectContaining({ seed: 3 }),
      }),
    ]);
    expect(all(events, 'saved').map(({ step }) => step)).toEqual([expect.any(Number), 3]);
  });

  it('opens, exports and deletes stored runs', async () => {
    const { session, events, runs } = testSession();
    await session.obey({ kind: 'init', config: testConfig });
    await session.obey({ kind: 'step' });
    await session.obey({ kind: 'open', run: NAME });
    expect(all(events, 'opened')[0]).toMatchObject({ info: { step: 1 }, rollouts: [0, 1], problems: [] });
    await session.obey({ kind: 'rollouts', run: NAME, step: 1 });
    expect(all(events, 'rollouts')[0]!.rollouts.length).toBe(4);
    await session.obey({ kind: 'export', run: NAME });
    const files = unzipSync(all(events, 'exported')[0]!.zip);
    expect(files[`${NAME}/metrics.jsonl`]).toEqual(
      new Uint8Array(runs.get(NAME)!.files.get('metrics.jsonl')!),
    );
    expect(Object.keys(files).length).toBe(runs.get(NAME)!.files.size);
    await session.obey({ kind: 'delete', run: NAME });
    expect(all(events, 'runs').at(-1)!.runs).toEqual([]);
    await session.obey({ kind: 'open', run: NAME });
    expect(events.at(-1)).toMatchObject({
      kind: 'error',
      fatal: false,
      what: expect.stringMatching(/no run/),
    });
  });

  it('waits with what is to do when the storage is full, and goes on when there is room', async () => {
    const faults = { capacity: 1e7 };
    const { session, events, runs } = testSession(new Map([[NAME, memoryFolder(faults)]]));
    await session.obey({ kind: 'init', config: testConfig });
    await session.obey({ kind: 'step' });
    faults.capacity = 0;
    await session.obey({ kind: 'start', until: 6 });
    expect(all(events, 'notice').at(-1)).toMatchObject({
      about: 'storage',
      what: expect.stringMatching(/room/),
    });
    expect(events.at(-1)!.kind).toBe('paused');
    expect(all(events, 'error')).toEqual([]);
    faults.capacity = 1e7;
    await session.obey({ kind: 'start', until: 6 });
    expect(all(events, 'step').map(({ metrics }) => metrics.step)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(new TextDecoder().decode(runs.get(NAME)!.files.get('metrics.jsonl')).split('\n').length).toBe(8);
  });

  const config = testConfig;
  const bad: [string, Parameters<ReturnType<typeof testSession>['session']['obey']>[0], RegExp][] = [
    [
      'no policy',
      { kind: 'init', config: { ...config, policyUrl: 'package.json' } },
      /^package\.json: This is no saf/,
    ],
    [
      'no prompts',
      { kind: 'init', config: { ...config, tasks: [] } },
      /^Prompts: There is nothing to train on/,
    ],
    [
      'one rollout a group',
      { kind: 'init', config: { ...config, grpo: { ...config.grpo, groupSize: 1 } } },
      /groupSize is 1\. Take at least 2/,
    ],
    ['a run that is gone', { kind: 'resume', run: 'gone', ...views }, /There is no run here/],
  ];
  it.each(bad)('refuses %s in words', async (_name, command, message) => {
    const { session, events, runs } = testSession();
    await session.obey(command);
    expect([...runs.values()].flatMap(({ files }) => [...files.keys()])).toEqual([]);
    const [error] = all(events, 'error');
    expect(`${error!.where}: ${error!.what}. ${error!.remedy}`).toMatch(message);
    expect(error!.fatal).toBe(true);
  });

  it('does not resume on a room that changed, nor a run that is open elsewhere', async () => {
    const { session, events, runs } = testSession();
    await session.obey({ kind: 'init', config });
    const other = testSession(runs);
    await other.session.obey({ kind: 'resume', run: NAME, ...views });
    expect(all(other.events, 'error')[0]!.what).toMatch(/training here since/);
    await session.obey({ kind: 'delete', run: 'none' });
    const kitchen = { scene: 'public/samples/office/scene.json', rays: 'public/samples/office/rays.bin' };
    await session.obey({ kind: 'resume', run: NAME, views: kitchen, prefer: 'wasm' });
    expect(all(events, 'error').at(-1)!.what).toMatch(/files are others/);
  });

  it('stops at numbers that ran away, naming step and tensor, and keeps the last saved step', async () => {
    const ranAway = () => {
      const engine = fakeEngine();
      let updates = 0;
      const update: Engine['update'] = (...args) =>
        ++updates < 7
          ? engine.update(...args)
          : Promise.reject(new NotFinite('head.bias', 'The update of "head.bias" is NaN'));
      return { ...engine, update };
    };
    const { session, events, runs } = testSession(new Map(), ranAway);
    await session.obey({ kind: 'init', config });
    await session.obey({ kind: 'start', until: 20 });
    expect(all(events, 'error')).toEqual([
      {
        kind: 'error',
        fatal: true,
        what: 'The update of "head.bias" is NaN',
        where: 'training, step 7',
        remedy: expect.stringMatching(/Lower the learning rate/),
      },
    ]);
    const next = testSession(runs);
    await next.session.obey({ kind: 'resume', run: NAME, ...views });
    expect(all(next.events, 'ready')[0]!.steps.at(-1)!.step).toBe(5);
  });
});
