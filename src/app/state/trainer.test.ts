import { describe, expect, it } from 'vitest';
import type {
  RunConfig,
  ScoredGroup,
  StepMetrics,
  StoredRunInfo,
  TrainerCommand,
  TrainerEvent,
} from '#training';
import { detection } from '../derive/testing';
import { aboutOf } from './runAbout';
import { createTrainer, shownGroup } from './trainer';

const config = { tasks: [detection], algorithm: 'grpo', grpo: {}, steps: 9 } as unknown as RunConfig;
const about = aboutOf(config);
const ready: TrainerEvent = {
  kind: 'ready',
  run: 'night',
  steps: [],
  backend: 'wasm',
  backendNote: null,
  policy: { name: 'nano', parameters: 1 },
};
const step = (number: number): TrainerEvent => ({
  kind: 'step',
  metrics: { step: number, reward: number / 10 } as StepMetrics,
  groups: [{ task: detection.id, flat: number === 1 } as ScoredGroup],
});

function setUp() {
  const sent: TrainerCommand[] = [];
  let emit: (event: TrainerEvent) => void = () => {};
  let closed = 0;
  let made = 0;
  const trainer = createTrainer((onEvent) => {
    made++;
    emit = onEvent;
    return { send: (command) => sent.push(command), close: () => closed++ };
  });
  return {
    trainer,
    sent,
    say: (event: TrainerEvent) => emit(event),
    counts: () => ({ made, closed }),
    state: trainer.store.getState,
  };
}

describe('trainer', () => {
  it('starts no worker until it is asked to', () => {
    const { counts, state } = setUp();
    expect(counts().made).toBe(0);
    expect(state().phase).toBe('idle');
  });

  it('loads, then trains, then pauses, then goes on in the same worker', () => {
    const { trainer, sent, say, counts, state } = setUp();
    trainer.run(config);
    expect(state().phase).toBe('loading');
    expect(sent).toEqual([{ kind: 'init', config }]);
    say({ kind: 'loading', what: 'policy', done: 1, total: 3 });
    expect(state().loading?.what).toBe('policy');
    say(ready);
    expect(sent[1]).toEqual({ kind: 'start', until: 9 });
    expect(state().phase).toBe('running');
    say(step(0));
    say(step(1));
    trainer.pause();
    expect(state().phase).toBe('pausing');
    say(step(2));
    say({ kind: 'paused', step: 2 });
    expect(state().phase).toBe('ready');
    expect(state().steps.map((metrics) => metrics.step)).toEqual([0, 1, 2]);
    trainer.oneStep(config);
    expect(sent.at(-1)).toEqual({ kind: 'step' });
    expect(counts()).toEqual({ made: 1, closed: 0 });
  });

  it('shows the newest groups, or those of a chosen step', () => {
    const { trainer, say, state } = setUp();
    trainer.run(config);
    [ready, step(0), step(1), step(2)].forEach(say);
    expect(shownGroup(state(), detection)?.flat).toBe(false);
    trainer.show(1);
    expect(shownGroup(state(), detection)?.flat).toBe(true);
  });

  it('stops on a fatal error, says it, and can start anew', () => {
    const { trainer, sent, say, counts, state } = setUp();
    trainer.run(config);
    say(ready);
    say({ kind: 'error', what: 'GPU lost', where: 'step 3', remedy: 'Reset', fatal: true });
    expect(state()).toMatchObject({ phase: 'failed', problem: { what: 'GPU lost' } });
    say({ kind: 'paused', step: 2 });
    expect(state().phase).toBe('failed');
    trainer.run(config);
    expect(counts()).toEqual({ made: 2, closed: 1 });
    expect(sent.at(-1)).toEqual({ kind: 'init', config });
    expect(state().problem).toBeNull();
  });

  it('goes on after an error that is not fatal', () => {
    const { trainer, say, state } = setUp();
    trainer.run(config);
    say(ready);
    say({ kind: 'error', what: 'validation', where: 'GPU', remedy: 'Reset', fatal: false });
    expect(state()).toMatchObject({ phase: 'running', problem: { what: 'validation' } });
  });

  it('forgets everything on reset', () => {
    const { trainer, say, counts, state } = setUp();
    trainer.run(config);
    [ready, step(0), step(1)].forEach(say);
    trainer.reset();
    expect(counts().closed).toBe(1);
    expect(state()).toMatchObject({ phase: 'idle', steps: [], groups: [], ready: null });
  });

  it('goes on with a stored run: its figures are there at once, its groups are not', () => {
    const { trainer, sent, say, state } = setUp();
    const stored = { run: 'night', views: { scene: 's', rays: 'r' }, prefer: 'wasm' } as const;
    trainer.resume(about, 9, stored);
    expect(sent).toEqual([{ kind: 'resume', ...stored }]);
    const metrics = [0, 1, 2].map((number) => ({ step: number }) as StepMetrics);
    say({ ...ready, steps: metrics });
    expect(sent[1]).toEqual({ kind: 'start', until: 9 });
    say(step(3));
    expect(state().steps.map((each) => each.step)).toEqual([0, 1, 2, 3]);
    expect(state().groups.map((groups) => groups.length)).toEqual([0, 0, 0, 1]);
  });

  it('says what training got over, one of a kind, and on which backend it goes on', () => {
    const { trainer, say, state } = setUp();
    trainer.run(config);
    say({ ...ready, backend: 'webgpu' });
    const told = { what: 'GPU lost', where: 'step 3', remedy: 'none' };
    say({ kind: 'notice', about: 'micro-chunk', microChunk: 32, ...told });
    say({ kind: 'notice', about: 'micro-chunk', microChunk: 16, ...told });
    say({ kind: 'notice', about: 'backend', backend: 'wasm', ...told });
    expect(state().notices).toMatchObject([{ microChunk: 16 }, { backend: 'wasm' }]);
    expect(state().ready?.backend).toBe('wasm');
  });

  it('answers questions about stored runs, in a worker of its own or that of the run', async () => {
    const { trainer, sent, say, counts } = setUp();
    const list = trainer.ask({ kind: 'runs' }, 'runs');
    say({ kind: 'runs', runs: [{ run: 'night' } as StoredRunInfo] });
    expect((await list).runs).toHaveLength(1);
    trainer.run(config);
    say(ready);
    const asked = trainer.ask({ kind: 'open', run: 'gone' }, 'opened');
    say(step(0));
    say({ kind: 'error', fatal: false, what: 'There is no run', where: 'gone', remedy: 'Choose another' });
    await expect(asked).rejects.toThrow('There is no run');
    expect(sent.map(({ kind }) => kind)).toEqual(['runs', 'init', 'start', 'open']);
    expect(counts()).toEqual({ made: 1, closed: 0 });
  });

  it('leaves no question open when the worker ends', async () => {
    const { trainer, state } = setUp();
    const asked = trainer.ask({ kind: 'runs' }, 'runs');
    trainer.reset();
    await expect(asked).rejects.toThrow();
    expect(state().problem).toBeNull();
  });

  it('replays a stored run: between kept steps the stage shows the last one that is kept', () => {
    const { trainer, state, sent } = setUp();
    const metrics = [0, 10, 20, 30].map((number) => ({ step: number }) as StepMetrics);
    trainer.replay('night', about, metrics, [10]);
    expect(state()).toMatchObject({ phase: 'replay', replayed: 'night', until: 30 });
    expect(shownGroup(state(), detection)).toBeNull();
    trainer.fill(1, [{ task: detection.id, flat: true } as ScoredGroup]);
    trainer.show(2);
    expect(shownGroup(state(), detection)?.flat).toBe(true);
    trainer.show(0);
    expect(shownGroup(state(), detection)).toBeNull();
    expect(sent).toEqual([]);
    trainer.run(config);
    expect(state()).toMatchObject({ phase: 'loading', replayed: null, steps: [] });
  });
});
