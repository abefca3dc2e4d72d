import { subscribeWithSelector } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { StoredRunInfo } from '#training';
import { actions } from '../actions';
import { knobs } from '../knobs';
import { openScene } from '../openScene';
import { FileError, type Problem, toProblem } from '../problem';
import type { Room } from '../room';
import { aboutStored } from '../runAbout';
import { type Loading, session } from '../session';
import { trainer } from '../trainer';
import { knobsOf } from './knobsOf';
import { deleteOwnRun, exportOwnRun, listOwnRuns, openOwnRun } from './ownRuns';
import type { ShippedRun } from './runIndex';
import { listShippedRuns, openShippedRun } from './shippedRuns';
import { storedGroups } from './storedGroups';
import type { StoredRun } from './storedRun';

/** Stored runs: those that can be had, the one that is replayed, and the one that lies beside it in the charts. */
export interface Replays {
  /** Whether their list is shown. */
  readonly listed: boolean;
  readonly shipped: Loading<readonly ShippedRun[]>;
  /** Those that this browser keeps. */
  readonly own: Loading<readonly StoredRunInfo[]>;
  readonly replayed: StoredRun | null;
  readonly compared: StoredRun | null;
  /** Name of the run that something is being done with. */
  readonly busy: string | null;
  readonly problem: Problem | null;
}

export const replays = createStore<Replays>()(
  subscribeWithSelector(
    (): Replays => ({
      listed: false,
      shipped: { status: 'loading' },
      own: { status: 'loading' },
      replayed: null,
      compared: null,
      busy: null,
      problem: null,
    }),
  ),
);

const { getState: get, setState: set } = replays;

/** What the user can do with stored runs. What fails is said in `problem`, never thrown. */
export const runActions = {
  /** Shows or hides the list, which is read anew each time it is shown. */
  toggleList() {
    set({ listed: !get().listed, problem: null });
    if (get().listed) void readLists();
  },
  replayShipped: (run: ShippedRun) =>
    withRun(run.name, async () => {
      if (run.scene !== undefined) await openRoomOf(run.scene);
      await replay(await openShippedRun(run));
    }),
  replayOwn: (info: StoredRunInfo) =>
    withRun(info.run, async () => {
      await openRoomOf(info.scene);
      await replay(await openOwnRun(info.run));
    }),
  /** Lays a run beside the one that is open; the same again takes it away. */
  compareShipped: (run: ShippedRun) => compare(run.name, () => openShippedRun(run)),
  compareOwn: ({ run }: StoredRunInfo) => compare(run, () => openOwnRun(run)),
  /** Goes on with a run after its last saved step. */
  resume: (info: StoredRunInfo) => runActions.resumeBy(info.run, async () => info),
  resumeBy: (run: string, find: () => Promise<StoredRunInfo>) =>
    withRun(run, async () => {
      const info = await find();
      const { recorded } = await openRoomOf(info.scene);
      if (!recorded) return;
      set({ listed: false });
      knobs.setState(knobsOf(info.record));
      const until = info.record.steps ?? info.step;
      // As it went before: what is quickest here was found out then.
      const prefer = info.record.backend ?? knobs.getState().prefer;
      trainer.resume(aboutStored(info.record), until, { run, views: recorded.files, prefer });
    }),
  export: ({ run }: StoredRunInfo) => withRun(run, () => exportOwnRun(run)),
  delete: ({ run }: StoredRunInfo) =>
    withRun(run, async () => {
      if (get().replayed?.name === run) trainer.reset();
      if (get().compared?.name === run) set({ compared: null });
      set({ own: { status: 'ready', value: await deleteOwnRun(run) } });
    }),
};

/** Each list for itself: without storage the shipped runs can be replayed all the same. */
async function readLists(): Promise<void> {
  const load = <T>(read: Promise<T>, where: string): Promise<Loading<T>> =>
    read.then(
      (value) => ({ status: 'ready', value }),
      (failure) => ({ status: 'failed', problem: toProblem(failure, where) }),
    );
  await Promise.all([
    load(listShippedRuns(), 'samples/runs/index.json').then((shipped) => set({ shipped })),
    load(listOwnRuns(), 'storage of this browser').then((own) => set({ own })),
  ]);
}

async function withRun(name: string, act: () => Promise<void>): Promise<void> {
  set({ busy: name, problem: null });
  try {
    await act();
  } catch (failure) {
    set({ problem: toProblem(failure, name) });
  }
  if (get().busy === name) set({ busy: null });
}

async function compare(name: string, open: () => Promise<StoredRun>): Promise<void> {
  if (get().compared?.name === name) set({ compared: null });
  else await withRun(name, async () => set({ compared: await open() }));
}

async function replay(run: StoredRun): Promise<void> {
  trainer.replay(run.name, aboutStored(run.record), run.steps, run.rollouts);
  set({ replayed: run, listed: false, ...(get().compared?.name === run.name && { compared: null }) });
  await fillShown();
}

/** The room that a run trains on, opened if it is not.
 * @throws FileError where it is not here, e.g. since it was imported on another day */
async function openRoomOf(scene: string): Promise<Room> {
  const opened = () => {
    const { room } = session.getState();
    return room.status === 'ready' && room.value.scene.id === scene ? room.value : null;
  };
  if (!opened()) await openScene({ scene, mode: 'train' });
  const room = opened();
  if (room) return room;
  throw new FileError({
    what: `The run trains on the scene “${scene}”, which is not here`,
    where: 'stored runs',
    remedy: 'Import that scene again, then come back to the run',
  });
}

/** Reads the groups that the stage wants next: those of the last kept step up to the one that is shown. */
async function fillShown(): Promise<void> {
  const { steps, shown, groups, about, ready } = trainer.store.getState();
  const { room } = session.getState();
  const stored = get().replayed ?? resumed(ready?.run ?? null, groups.length);
  const at = steps[shown ?? steps.length - 1]?.step;
  if (!stored || about?.algorithm !== 'grpo' || at === undefined || room.status !== 'ready') return;
  const step = stored.rollouts.findLast((kept) => kept <= at);
  const place = steps.findIndex((metrics) => metrics.step === step);
  if (step === undefined || place < 0 || groups[place]?.length) return;
  try {
    const read = storedGroups(room.value, await stored.readRollouts(step), about.grpo.weights);
    trainer.fill(place, read);
    if (read[0] && !read.some(({ task }) => task === session.getState().task))
      actions.chooseTask(read[0].task);
  } catch (failure) {
    set({ problem: toProblem(failure, `rollouts of step ${step}`) });
  }
}

/** A resumed run's earlier steps have their rollouts in the storage, step by step. */
function resumed(run: string | null, count: number): Pick<StoredRun, 'rollouts' | 'readRollouts'> | null {
  if (run === null) return null;
  return {
    rollouts: Array.from({ length: count }, (_, step) => step),
    readRollouts: async (step) => (await trainer.ask({ kind: 'rollouts', run, step }, 'rollouts')).rollouts,
  };
}

/** Follows the stage through a stored run, and forgets the run with the trainer. */
export function followReplay(): () => void {
  const ends = [
    trainer.store.subscribe((run) => run.shown, fillShown),
    trainer.store.subscribe((run) => run.ready, fillShown),
    trainer.store.subscribe(
      (run) => run.replayed,
      (name) => {
        if (name === null) set({ replayed: null });
      },
    ),
  ];
  return () => {
    for (const end of ends) end();
  };
}
