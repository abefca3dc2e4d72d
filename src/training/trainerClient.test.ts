import { describe, expect, it } from 'vitest';
import type { RunConfig, ScoredGroup, StepMetrics, TrainerCommand, TrainerEvent } from './protocol';
import { createTrainerClient, type TrainerWorker } from './trainerClient';

const views = { scene: 'scene.json', rays: 'rays.bin' };
const config = { views, prefer: 'webgpu' } as RunConfig;
const metrics = (step: number) => ({ step }) as StepMetrics;
const step = (number: number): TrainerEvent => ({
  kind: 'step',
  metrics: metrics(number),
  groups: [] as ScoredGroup[],
});
const ready = (run: string | null, steps: readonly StepMetrics[] = []): TrainerEvent => ({
  kind: 'ready',
  run,
  steps,
  backend: 'wasm',
  backendNote: null,
  policy: { name: 'nano', parameters: 1 },
});

function setUp() {
  const events: TrainerEvent[] = [];
  const workers: {
    sent: TrainerCommand[];
    ended: boolean;
    say: (...said: TrainerEvent[]) => void;
    crash: () => void;
  }[] = [];
  const client = createTrainerClient(
    (event) => events.push(event),
    () => {
      const sent: TrainerCommand[] = [];
      const worker: TrainerWorker = {
        onmessage: null,
        onerror: null,
        postMessage: (command: TrainerCommand) => sent.push(command),
        terminate: () => {
          made.ended = true;
        },
      };
      const made = {
        sent,
        ended: false,
        say: (...said: TrainerEvent[]) => {
          for (const data of said) worker.onmessage?.call(worker as Worker, { data } as MessageEvent);
        },
        crash: () => worker.onerror?.call(worker as Worker, { message: 'out of memory' } as ErrorEvent),
      };
      workers.push(made);
      return worker;
    },
  );
  return { client, events, workers };
}

describe('the trainer’s client', () => {
  it('goes on in a new worker after a crash, and tells no step twice', () => {
    const { client, events, workers } = setUp();
    client.send({ kind: 'init', config });
    client.send({ kind: 'start', until: 9 });
    workers[0]!.say(ready('a run'), step(0), step(1), step(2), step(3));
    workers[0]!.crash();
    expect(workers[0]!.ended).toBe(true);
    expect(workers[1]!.sent).toEqual([{ kind: 'resume', run: 'a run', views, prefer: 'webgpu' }]);
    const before = events.length;
    workers[1]!.say(
      { kind: 'loading', what: 'policy', done: 0, total: 3 },
      ready('a run', [metrics(0), metrics(1)]),
    );
    expect(workers[1]!.sent[1]).toEqual({ kind: 'start', until: 9 });
    workers[1]!.say(step(2), step(3), step(4));
    expect(events.slice(before)).toEqual([
      expect.objectContaining({
        kind: 'notice',
        about: 'restart',
        backend: 'wasm',
        what: expect.stringMatching(/out of memory/),
      }),
      step(4),
    ]);
  });

  it('comes back to where a paused run was', () => {
    const { client, workers } = setUp();
    client.send({ kind: 'init', config });
    client.send({ kind: 'start', until: 9 });
    workers[0]!.say(ready('a run'), step(0), step(1), step(2), { kind: 'paused', step: 2 });
    workers[0]!.crash();
    workers[1]!.say(ready('a run', [metrics(0)]));
    expect(workers[1]!.sent[1]).toEqual({ kind: 'start', until: 2 });
  });

  it('gives up where a worker crashes again before a new step', () => {
    const { client, events, workers } = setUp();
    client.send({ kind: 'resume', run: 'a run', views, prefer: 'wasm' });
    workers[0]!.say(ready('a run', [metrics(0), metrics(1)]));
    workers[0]!.crash();
    workers[1]!.say(ready('a run', [metrics(0)]), step(1));
    workers[1]!.crash();
    expect(workers.length).toBe(2);
    expect(events.at(-1)).toMatchObject({ kind: 'error', fatal: true, remedy: 'Resume the stored run' });
  });

  it('restarts as often as it gets further', () => {
    const { client, events, workers } = setUp();
    client.send({ kind: 'init', config });
    workers[0]!.say(ready('a run'), step(0));
    for (let i = 0; i < 3; i++) {
      workers[i]!.crash();
      workers[i + 1]!.say(ready('a run', [metrics(i)]), step(i + 1));
    }
    expect(events.filter(({ kind }) => kind === 'error')).toEqual([]);
  });

  it('has nothing to go on with before a run is stored', () => {
    const { client, events, workers } = setUp();
    client.send({ kind: 'init', config });
    workers[0]!.say(ready(null), step(0));
    workers[0]!.crash();
    expect(workers.length).toBe(1);
    expect(events.at(-1)).toMatchObject({ kind: 'error', fatal: true, what: 'out of memory' });
  });
});
