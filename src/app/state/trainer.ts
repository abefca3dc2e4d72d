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
import { FileError, type Problem } from './problem';
import { aboutOf, type RunAbout } from './runAbout';

/** Where a run stands. `pausing`: the step in progress is being finished. `replay`: a stored run, which takes no steps. */
export type Phase = 'idle' | 'loading' | 'ready' | 'running' | 'pausing' | 'failed' | 'replay';

type Of<K extends TrainerEvent['kind']> = Extract<TrainerEvent, { kind: K }>;

export interface Trainer {
  readonly phase: Phase;
  readonly loading: Of<'loading'> | null;
  readonly ready: Of<'ready'> | null;
  readonly about: RunAbout | null;
  /** Name of the stored run that is replayed. */
  readonly replayed: string | null;
  /** Steps whose groups the replayed run has kept. */
  readonly kept: readonly number[];
  /** Steps that `start` goes to. */
  readonly until: number;
  /** Every step's figures, the start (step 0) first. */
  readonly steps: readonly StepMetrics[];
  /** Every step's groups, in the order of `steps`; of a stored run empty where they are not kept or not read yet. */
  readonly groups: readonly (readonly ScoredGroup[])[];
  /** Place in `steps` that the stage shows; null follows the newest. */
  readonly shown: number | null;
  /** What training got over by itself, newest last; one of a kind. */
  readonly notices: readonly Of<'notice'>[];
  readonly problem: Problem | null;
}

const start: Trainer = {
  phase: 'idle',
  loading: null,
  ready: null,
  about: null,
  replayed: null,
  kept: [],
  until: 0,
  steps: [],
  groups: [],
  shown: null,
  notices: [],
  problem: null,
};

export type ClientMaker = (onEvent: (event: TrainerEvent) => void) => TrainerClient;
/** Questions about stored runs, and what each is answered by. */
type Question = Extract<TrainerCommand, { kind: 'runs' | 'open' | 'rollouts' | 'export' | 'delete' }>;
type Answer = 'runs' | 'opened' | 'rollouts' | 'exported';

/** The page's side of a run: keeps what the worker says, and says what the user wants. The worker itself, and with it
 * the tensor library, is started by the first run, step or question. */
export function createTrainer(makeClient: ClientMaker = createTrainerClient) {
  const store = createStore<Trainer>()(subscribeWithSelector((): Trainer => start));
  const { getState: get, setState: set } = store;
  let client: TrainerClient | null = null;
  // What the user asked for while the policy was loading.
  let waiting: TrainerCommand | null = null;
  const asked: { answer: Answer; resolve: (event: never) => void; reject: (failure: Error) => void }[] = [];

  function handle(event: TrainerEvent): void {
    switch (event.kind) {
      case 'loading':
        set({ loading: event });
        break;
      case 'ready':
        set({
          phase: 'ready',
          loading: null,
          ready: event,
          steps: event.steps,
          groups: event.steps.map(() => []),
        });
        if (waiting) command(waiting);
        waiting = null;
        break;
      case 'step':
        set({ steps: [...get().steps, event.metrics], groups: [...get().groups, event.groups] });
        break;
      case 'paused':
        if (get().phase !== 'failed') set({ phase: 'ready' });
        break;
      case 'saved':
      case 'headroom':
        break;
      case 'notice':
        notice(event);
        break;
      case 'runs':
      case 'opened':
      case 'rollouts':
      case 'exported': {
        const at = asked.findIndex(({ answer }) => answer === event.kind);
        asked.splice(at, at < 0 ? 0 : 1)[0]?.resolve(event as never);
        break;
      }
      case 'error':
        if (event.fatal) {
          set({ problem: event, loading: null, phase: 'failed' });
          close(event);
        } else if (asked[0]) asked.shift()?.reject(new FileError(event));
        else set({ problem: event });
    }
  }

  function notice(event: Of<'notice'>): void {
    const { ready, notices } = get();
    const moved = event.about === 'backend' || event.about === 'restart';
    set({
      notices: [...notices.filter(({ about }) => about !== event.about), event],
      ...(moved && ready && { ready: { ...ready, backend: event.backend } }),
    });
  }

  function command(next: TrainerCommand): void {
    const notices = get().notices.filter(({ about }) => about !== 'storage');
    set({ phase: 'running', shown: null, problem: null, notices });
    client?.send(next);
  }

  function close(why?: Problem): void {
    client?.close();
    client = null;
    waiting = null;
    const problem = why ?? { what: 'The run was closed', where: 'training worker', remedy: 'Ask again' };
    for (const { reject } of asked.splice(0)) reject(new FileError(problem));
  }

  function open(about: RunAbout, until: number, first: TrainerCommand, next: TrainerCommand): void {
    set({ ...start, phase: 'loading', about, until });
    waiting = next;
    client ??= makeClient(handle);
    client.send(first);
  }

  function go(config: RunConfig, next: TrainerCommand): void {
    if (get().phase === 'ready') command(next);
    else open(aboutOf(config), config.steps, { kind: 'init', config }, next);
  }

  return {
    store,
    /** Takes steps until paused or all of the configuration's are taken; opens a run with it where none is open. */
    run: (config: RunConfig) => go(config, { kind: 'start', until: config.steps }),
    oneStep: (config: RunConfig) => go(config, { kind: 'step' }),
    /** Goes on with a stored run after its last saved step. */
    resume(
      about: RunAbout,
      until: number,
      stored: Omit<Extract<TrainerCommand, { kind: 'resume' }>, 'kind'>,
    ) {
      open(about, until, { kind: 'resume', ...stored }, { kind: 'start', until });
    },
    pause(): void {
      if (get().phase !== 'running') return;
      set({ phase: 'pausing' });
      client?.send({ kind: 'pause' });
    },
    /** Ends the run and forgets it; what was stored of it stays. */
    reset(): void {
      close();
      set(start);
    },
    show: (shown: number | null) => set({ shown }),
    /** To a step further on or back; from the newest on, the stage follows the run again. */
    scrub(by: number): void {
      const { steps, shown } = get();
      const last = steps.length - 1;
      const next = Math.max(0, (shown ?? last) + by);
      set({ shown: next >= last ? null : next });
    },
    /** Asks about stored runs; a run in progress goes on meanwhile. @throws FileError with what went wrong */
    ask<A extends Answer>(question: Question, answer: A): Promise<Of<A>> {
      client ??= makeClient(handle);
      client.send(question);
      return new Promise((resolve, reject) => asked.push({ answer, resolve, reject }));
    },
    /** Opens a stored run: its figures at once, its groups as they are read (`fill`). Ends a run that is open. */
    replay(replayed: string, about: RunAbout, steps: readonly StepMetrics[], kept: readonly number[]): void {
      // A worker that has no run is kept: it may be the one that reads this run.
      if (get().ready || get().phase === 'loading') close();
      const until = steps.at(-1)?.step ?? 0;
      set({ ...start, phase: 'replay', replayed, kept, about, until, steps, groups: steps.map(() => []) });
    },
    /** Groups of a step that were read from a stored run, by its place in `steps`. */
    fill(place: number, read: readonly ScoredGroup[]): void {
      if (place in get().steps) set({ groups: get().groups.with(place, read) });
    },
  };
}

/** The page's one trainer. */
export const trainer = createTrainer();

/** The group of `task` at the step that is shown, or, where a stored run has not kept that step's, at the last before it;
 * null where the run has none. */
export function shownGroup({ groups, shown }: Trainer, task: Task): ScoredGroup | null {
  const place = keptPlace(groups, shown ?? groups.length - 1);
  return groups[place]?.find((group) => group.task === task.id) ?? null;
}

/** The last place up to `place` whose groups are there; -1 for none. */
export function keptPlace(groups: Trainer['groups'], place: number): number {
  return groups.findLastIndex((group, index) => index <= place && group.length > 0);
}
