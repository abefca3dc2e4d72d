import { subscribeWithSelector } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { Task } from '#rewards';
import {
  createTrainerClient,
  type RunConfig,
  type ScoredGroup,
  type StepMetrics,
  type TrainerClient,
  type TrainerCommand,
  type TrainerEvent,
} from '#training';
import type { Problem } from './problem';

/** Where a run stands. `pausing`: the step in progress is being finished. */
export type Phase = 'idle' | 'loading' | 'ready' | 'running' | 'pausing' | 'failed';

type Of<K extends TrainerEvent['kind']> = Extract<TrainerEvent, { kind: K }>;

export interface Trainer {
  readonly phase: Phase;
  readonly loading: Of<'loading'> | null;
  readonly ready: Of<'ready'> | null;
  readonly config: RunConfig | null;
  /** Steps that `start` goes to. */
  readonly until: number;
  /** Every step's figures, the start (step 0) first. */
  readonly steps: readonly StepMetrics[];
  /** Every step's groups, in the order of `steps`. */
  readonly groups: readonly (readonly ScoredGroup[])[];
  /** Place in `steps` that the stage shows; null follows the newest. */
  readonly shown: number | null;
  readonly problem: Problem | null;
}

const start: Trainer = {
  phase: 'idle',
  loading: null,
  ready: null,
  config: null,
  until: 0,
  steps: [],
  groups: [],
  shown: null,
  problem: null,
};

export type ClientMaker = (onEvent: (event: TrainerEvent) => void) => TrainerClient;

/** The page's side of a run: keeps what the worker says, and says what the user wants. The worker itself, and with it
 * the tensor library, is started by the first `run` or `oneStep`. */
export function createTrainer(makeClient: ClientMaker = createTrainerClient) {
  const store = createStore<Trainer>()(subscribeWithSelector((): Trainer => start));
  const { getState: get, setState: set } = store;
  let client: TrainerClient | null = null;
  // What the user asked for while the policy was loading.
  let waiting: TrainerCommand | null = null;

  function handle(event: TrainerEvent): void {
    switch (event.kind) {
      case 'loading':
        set({ loading: event });
        break;
      case 'ready':
        set({ phase: 'ready', loading: null, ready: event });
        if (waiting) command(waiting);
        waiting = null;
        break;
      case 'step':
        set({ steps: [...get().steps, event.metrics], groups: [...get().groups, event.groups] });
        break;
      case 'paused':
        set({ phase: get().phase === 'failed' ? 'failed' : 'ready' });
        break;
      case 'error':
        set({ problem: event, loading: null, phase: event.fatal ? 'failed' : get().phase });
        if (event.fatal) close();
    }
  }

  function command(next: TrainerCommand): void {
    set({ phase: 'running', shown: null, problem: null });
    client?.send(next);
  }

  function close(): void {
    client?.close();
    client = null;
    waiting = null;
  }

  function go(config: RunConfig, until: number, next: TrainerCommand): void {
    if (client) {
      command(next);
      return;
    }
    set({ ...start, phase: 'loading', config, until });
    waiting = next;
    client = makeClient(handle);
    client.send({ kind: 'init', config });
  }

  return {
    store,
    /** Takes steps until paused or `until` are taken; opens a run with `config` where none is open. */
    run: (config: RunConfig, until: number) => go(config, until, { kind: 'start', until }),
    oneStep: (config: RunConfig, until: number) => go(config, until, { kind: 'step' }),
    pause(): void {
      if (get().phase !== 'running') return;
      set({ phase: 'pausing' });
      client?.send({ kind: 'pause' });
    },
    /** Ends the run and forgets it. */
    reset(): void {
      close();
      set(start);
    },
    show: (shown: number | null) => set({ shown }),
  };
}

/** The page's one trainer. */
export const trainer = createTrainer();

/** The group of `task` at the step that is shown; null where the run has none. */
export function shownGroup({ groups, shown }: Trainer, task: Task): ScoredGroup | null {
  const groupsOfStep = groups[shown ?? groups.length - 1];
  return groupsOfStep?.find((group) => group.task === task.id) ?? null;
}
