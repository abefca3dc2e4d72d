import { createStore } from 'zustand/vanilla';
import type { SceneFolder, SceneProblem } from '#scenes';
import { actions } from '../state/actions';
import { addAnswers, addImport } from '../state/imports';
import { openScene } from '../state/openScene';
import { sampleScenes } from '../state/sampleScenes';
import { session } from '../state/session';
import { folderOf } from './folderOf';
import type { Drop } from './gatherFiles';
import { createImportClient, type ImportClient, type ImportProgress } from './importClient';
import type { ImportView } from './importView';
import { problemsOf } from './problemsOf';

/** Where an import stands. What is open in the page stays open until the user says otherwise. */
export type Importing =
  | { readonly phase: 'closed' }
  /** Nothing is chosen yet. */
  | { readonly phase: 'choose' }
  | { readonly phase: 'reading'; readonly name: string; readonly progress: ImportProgress | null }
  | { readonly phase: 'failed'; readonly name: string; readonly problems: readonly SceneProblem[] }
  | {
      readonly phase: 'found';
      readonly view: ImportView;
      /** Place in `view.scenes`. */
      readonly scene: number;
      /** Place in that scene's readings. */
      readonly reading: number;
      readonly made:
        | { readonly status: 'making' }
        | { readonly status: 'failed'; readonly problems: readonly SceneProblem[] }
        | { readonly status: 'ready'; readonly folder: SceneFolder; readonly notes: readonly string[] };
    };

export const importing = createStore<Importing>(() => ({ phase: 'closed' }));
const { getState: get, setState: set } = importing;

/** Notes that are told again over the opened scene; the dialog had all of them. */
const TOLD = 3;

let client: ImportClient | null = null;
/** Counts what was begun: an answer that comes after a later beginning is of no interest. */
let begun = 0;

export function chooseImport(): void {
  set({ phase: 'choose' }, true);
}

export function closeImport(): void {
  begun++;
  client?.close();
  client = null;
  set({ phase: 'closed' }, true);
}

/** Looks at what was dropped and shows what it is. */
export async function startImport(gathering: Drop | Promise<Drop>): Promise<void> {
  const call = ++begun;
  client?.close();
  let name = 'The drop';
  try {
    const drop = await gathering;
    name = drop.name;
    if (call !== begun) return;
    set({ phase: 'reading', name, progress: null }, true);
    client = createImportClient((progress) => {
      if (call === begun && get().phase === 'reading') set({ phase: 'reading', name, progress }, true);
    });
    const { room } = session.getState();
    const tasks = room.status === 'ready' ? room.value.tasks : [];
    const answer = await client.ask({
      kind: 'open',
      name,
      files: drop.files,
      tasks,
      takenIds: sampleScenes.map(({ id }) => id),
    });
    if (call !== begun || answer.kind !== 'opened') return;
    const { view } = answer;
    set(
      { phase: 'found', view, scene: 0, reading: view.scenes[0]?.declared ?? 0, made: { status: 'making' } },
      true,
    );
    if (view.scenes.length > 0) await make();
  } catch (failure) {
    if (call === begun) set({ phase: 'failed', name, problems: problemsOf(failure, name) }, true);
  }
}

export function chooseScene(scene: number): void {
  const state = get();
  if (state.phase !== 'found') return;
  set(
    { ...state, scene, reading: state.view.scenes[scene]?.declared ?? 0, made: { status: 'making' } },
    true,
  );
  void make();
}

export function chooseReading(reading: number): void {
  const state = get();
  if (state.phase !== 'found') return;
  set({ ...state, reading, made: { status: 'making' } }, true);
  void make();
}

/** Says how many answers a group has, where the files do not. */
export async function chooseGroupSize(size: number): Promise<void> {
  const call = begun;
  const answer = await client?.ask({ kind: 'regroup', size });
  const state = get();
  if (call !== begun || state.phase !== 'found' || answer?.kind !== 'regrouped') return;
  set({ ...state, view: { ...state.view, predictions: answer.predictions } }, true);
}

/** Opens the scene as it is shown. */
export function takeScene(): void {
  const state = get();
  if (state.phase !== 'found' || state.made.status !== 'ready') return;
  const { folder } = state.made;
  const predictions = state.view.predictions;
  const own = predictions?.rollouts.filter(({ task }) => folder.tasks.some(({ id }) => id === task)) ?? [];
  addImport({ folder, policies: own.length > 0 ? (predictions?.policies ?? []) : [], rollouts: own });
  const notes = [...(state.view.scenes[state.scene]?.notes ?? []), ...state.made.notes];
  closeImport();
  void openScene({ scene: folder.scene.id }, true).then(() => {
    if (notes.length > 0) actions.notify(notes.slice(0, TOLD).join('. '));
  });
}

/** Adds what a model answered to the scene that is open. */
export function takePredictions(): void {
  const state = get();
  const { room } = session.getState();
  if (state.phase !== 'found' || !state.view.predictions || room.status !== 'ready') return;
  const { policies, rollouts } = state.view.predictions;
  const scene = room.value.scene.id;
  addAnswers(scene, { policies, rollouts });
  closeImport();
  void openScene({ scene, task: rollouts[0]?.task, policy: rollouts[0]?.policy }, true);
}

async function make(): Promise<void> {
  const call = begun;
  const state = get();
  if (state.phase !== 'found' || !client) return;
  const { scene, reading } = state;
  const isWanted = () => {
    const now = get();
    return call === begun && now.phase === 'found' && now.scene === scene && now.reading === reading;
  };
  try {
    const answer = await client.ask({ kind: 'make', scene, reading });
    const now = get();
    if (!isWanted() || now.phase !== 'found' || answer.kind !== 'made') return;
    const { made } = answer;
    set({ ...now, made: { status: 'ready', folder: folderOf(made), notes: made.notes } }, true);
  } catch (failure) {
    const now = get();
    if (!isWanted() || now.phase !== 'found') return;
    set({ ...now, made: { status: 'failed', problems: problemsOf(failure, state.view.name) } }, true);
  }
}
