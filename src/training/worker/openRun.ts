import { checkGrpoOptions } from '../checkGrpoOptions';
import { type PolicyCheckpoint, readPolicy } from '../checkpoint/policyCheckpoint';
import type { ViewFiles } from '../loadViews';
import type { BackendName, RunConfig, StepMetrics, TrainerNotice } from '../protocol';
import type { OpenEngine } from '../resilient/openedEngine';
import { ResilientEngine } from '../resilient/resilientEngine';
import { readRun } from '../runs/readRun';
import { resumeRun } from '../runs/resumeRun';
import { RunStore } from '../runs/runStore';
import { fixedPrompts } from '../sources/fixedPrompts';
import { TrainingError } from '../trainingError';
import { type RunStorage, TrainingRun } from '../trainingRun';
import { loadRoom } from './loadRoom';
import { type PlannedRun, pageRecord, plannedRun, planOf } from './pageRecord';
import type { RunShelf } from './runShelf';

/** A run saves its state every so many steps, and when it pauses; after a closed tab those since are taken again. */
const SAVE_EVERY = 5;

/** A run as the worker has it open. */
export interface OpenRun {
  /** Under which name it is stored; null where nothing can be. */
  readonly name: string | null;
  readonly training: TrainingRun;
  readonly store: RunStore | null;
  readonly engine: ResilientEngine;
  readonly policy: { readonly name: string; readonly parameters: number };
  /** The steps that it has behind it. */
  readonly steps: readonly StepMetrics[];
}

/** What opening a run takes from its surroundings. */
export interface RunTools {
  readonly shelf: RunShelf | null;
  readonly openEngine: (policy: PolicyCheckpoint, keepReference: boolean) => OpenEngine;
  readonly fetchFile: (address: string) => Promise<ArrayBuffer>;
  readonly loading: (what: string, done: number) => void;
  readonly notify: (notice: TrainerNotice) => void;
  /** Now, for the name of a new run. */
  readonly now: () => Date;
}

/** Opens a new run, and keeps it where the browser lets us. */
export async function startRun(config: RunConfig, tools: RunTools): Promise<OpenRun> {
  const { shelf, fetchFile, loading, notify } = tools;
  // Before anything is stored.
  checkRunConfig(config);
  loading('policy', 0);
  const policy = readPolicy(await fetchFile(config.policyUrl), config.policyUrl);
  loading('scene', 1);
  const room = await loadRoom(config.views, fetchFile);
  const source = fixedPrompts(room.scene, config.tasks);
  loading('backend', 2);
  const engine = await openEngine(policy, config, config.prefer, tools);
  try {
    const about = { name: policy.config.name, parameters: engine.parameterCount };
    const record = pageRecord(config, about, engine.backend, room.digest);
    const name = shelf && (await freeName(shelf, `${stamp(tools.now())}-${record.task}-${record.algorithm}`));
    const store = shelf && name !== null ? await RunStore.start(shelf.folder(name), record, policy) : null;
    if (!store) notify(noStorage);
    const storage = store ? { store, saveEvery: SAVE_EVERY } : undefined;
    const training = new TrainingRun(planOf(config), source, engine, policy.config, storage);
    return { name, training, store, engine, policy: about, steps: [] };
  } catch (error) {
    engine.dispose();
    throw error;
  }
}

function checkRunConfig({ algorithm, grpo, tasks }: RunConfig): void {
  if (algorithm === 'grpo') checkGrpoOptions(grpo);
  if (tasks.length > 0) return;
  throw new TrainingError({
    what: 'There is nothing to train on',
    where: 'Prompts',
    remedy: 'Choose a room with prompts of this kind',
  });
}

const noStorage: TrainerNotice = {
  about: 'storage',
  what: 'This browser gives the page no storage: the run ends with the tab',
  where: 'Storage',
  remedy: 'To keep runs, allow it or leave private browsing',
};

/** Opens a stored run to go on with it. @throws TrainingError where it is gone, damaged, or another tab's */
export async function reopenRun(
  name: string,
  { views, prefer }: { readonly views: ViewFiles; readonly prefer: BackendName },
  tools: RunTools,
): Promise<OpenRun> {
  const { shelf, fetchFile, loading, notify } = tools;
  if (!shelf) {
    throw new TrainingError({
      what: 'There is no storage',
      where: name,
      remedy: 'Allow this page to keep data',
    });
  }
  loading('policy', 0);
  const folder = shelf.folder(name);
  const resumed = await resumeRun(folder);
  try {
    for (const problem of resumed.problems) notify({ about: 'damage', ...problem });
    const planned = plannedRun(resumed.record, folder.place);
    loading('scene', 1);
    const room = await loadRoom(views, fetchFile);
    if (room.digest !== planned.digest) {
      throw new TrainingError({
        what: 'The room’s files are others than when the run began',
        where: folder.place,
        remedy: 'Open the room as it was, or start a new run',
      });
    }
    const source = fixedPrompts(room.scene, planned.tasks);
    loading('backend', 2);
    const engine = await openEngine(resumed.start, planned, prefer, tools);
    const storage: RunStorage = { store: resumed.store, saveEvery: SAVE_EVERY, resumed };
    const training = new TrainingRun(planOf(planned), source, engine, resumed.start.config, storage);
    const { metrics } = await readRun(folder);
    return { name, training, store: resumed.store, engine, policy: resumed.record.policy, steps: metrics };
  } catch (error) {
    await resumed.store.release();
    throw error;
  }
}

function openEngine(
  policy: PolicyCheckpoint,
  { algorithm, grpo }: Pick<PlannedRun, 'algorithm' | 'grpo'>,
  prefer: BackendName,
  { openEngine, notify }: RunTools,
): Promise<ResilientEngine> {
  return ResilientEngine.open(openEngine(policy, algorithm === 'grpo' && grpo.beta > 0), prefer, notify);
}

/** `2026-11-28-174605`: sorts by time, and is a name that every file system takes. */
function stamp(now: Date): string {
  return now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
}

async function freeName(shelf: RunShelf, wanted: string): Promise<string> {
  const taken = await shelf.names();
  let name = wanted;
  for (let i = 2; taken.includes(name); i++) name = `${wanted}-${i}`;
  return name;
}
