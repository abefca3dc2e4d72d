import { describe, expect, it } from 'vitest';
import type { RunConfig, ScoredGroup, StepMetrics, TrainerCommand, TrainerEvent } from '#training';
import { detection } from '../derive/testing';
import { createTrainer, shownGroup } from './trainer';

const config = { tasks: [detection] } as unknown as RunConfig;
const ready: TrainerEvent = {
  kind: 'ready',
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
    trainer.run(config, 9);
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
    trainer.oneStep(config, 9);
    expect(sent.at(-1)).toEqual({ kind: 'step' });
    expect(counts()).toEqual({ made: 1, closed: 0 });
  });

  it('shows the newest groups, or those of a chosen step', () => {
    const { trainer, say, state } = setUp();
    trainer.run(config, 9);
    [ready, step(0), step(1), step(2)].forEach(say);
    expect(shownGroup(state(), detection)?.flat).toBe(false);
    trainer.show(1);
    expect(shownGroup(state(), detection)?.flat).toBe(true);
  });

  it('stops on a fatal error, says it, and can start anew', () => {
    const { trainer, sent, say, counts, state } = setUp();
    trainer.run(config, 9);
    say(ready);
    say({ kind: 'error', what: 'GPU lost', where: 'step 3', remedy: 'Reset', fatal: true });
    expect(state()).toMatchObject({ phase: 'failed', problem: { what: 'GPU lost' } });
    say({ kind: 'paused', step: 2 });
    expect(state().phase).toBe('failed');
    trainer.run(config, 9);
    expect(counts()).toEqual({ made: 2, closed: 1 });
    expect(sent.at(-1)).toEqual({ kind: 'init', config });
    expect(state().problem).toBeNull();
  });

  it('goes on after an error that is not fatal', () => {
    const { trainer, say, state } = setUp();
    trainer.run(config, 9);
    say(ready);
    say({ kind: 'error', what: 'validation', where: 'GPU', remedy: 'Reset', fatal: false });
    expect(state()).toMatchObject({ phase: 'running', problem: { what: 'validation' } });
  });

  it('forgets everything on reset', () => {
    const { trainer, say, counts, state } = setUp();
    trainer.run(config, 9);
    [ready, step(0), step(1)].forEach(say);
    trainer.reset();
    expect(counts().closed).toBe(1);
    expect(state()).toMatchObject({ phase: 'idle', steps: [], groups: [], ready: null });
  });
});
