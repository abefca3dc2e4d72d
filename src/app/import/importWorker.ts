/// <reference lib="webworker" />
import type { Task } from '#rewards';
import {
  applyConvention,
  type Capture,
  detectPredictions,
  dumpOfRollouts,
  exportScene,
  type FileSource,
  type ImportedScene,
  importSource,
  matchPredictions,
  openSource,
  type PredictionDump,
  predictionFormats,
  readPredictions,
  SceneError,
  type SceneFolder,
  zipFiles,
} from '#scenes';
import { folderOf } from './folderOf';
import { framePixels } from './framePixels';
import type { ImportCommand, ImportEvent } from './importProtocol';
import type { ImportView, MadeScene, PredictionsView } from './importView';
import { sceneView } from './sceneView';

/** What was found last. */
let found: readonly ImportedScene[] = [];
let answers: { readonly dump: PredictionDump; readonly tasks: readonly Task[] } | null = null;

const post = (event: ImportEvent) => self.postMessage(event);

self.onmessage = async ({ data }: MessageEvent<ImportCommand>) => {
  try {
    post(await answer(data));
  } catch (error) {
    post({ call: data.call, kind: 'failed', problems: problemsOf(error) });
  }
};

async function answer(command: ImportCommand): Promise<ImportEvent> {
  const { call } = command;
  switch (command.kind) {
    case 'open':
      return { call, kind: 'opened', view: await open(command) };
    case 'make':
      return { call, kind: 'made', made: await make(command.scene, command.reading) };
    case 'regroup': {
      const predictions = predictionsView(command.size);
      if (!predictions) throw new Error('The answers are no longer here: drop them again');
      return { call, kind: 'regrouped', predictions };
    }
    case 'export-scene': {
      const files = await exportScene(folderOf(command.scene), command.format);
      return { call, kind: 'exported', zip: await zipFiles(files) };
    }
    case 'export-answers': {
      const { name, policies, rollouts, tasks, format } = command;
      const writer = predictionFormats.find(({ id }) => id === format)!;
      const files = await writer.write(dumpOfRollouts(name, policies, rollouts, tasks));
      return { call, kind: 'exported', zip: await zipFiles(files) };
    }
  }
}

async function open({
  call,
  name,
  files,
  tasks,
  takenIds,
}: Extract<ImportCommand, { kind: 'open' }>): Promise<ImportView> {
  const progress = (what: string, done: number, of: number) =>
    post({ call, kind: 'progress', what, done, of });
  const opened = await openSource(files);
  const { source } = opened;
  const report = await importSource(source, {
    progress: ({ what, done, of }) => progress(what, done, of),
    takenIds,
    pixels: (capture: Capture, frame: number) => framePixels(capture, frame),
  });
  found = report.scenes;
  const allTasks = [...tasks, ...found.flatMap(({ folder }) => folder.tasks)];
  answers = null;
  const dump = await readAnswers(source, allTasks, (rows, share) =>
    progress(`${rows.toLocaleString('en')} answers read`, share, 1),
  );
  const problems = [...opened.problems, ...report.problems];
  if (found.length === 0 && !dump) throw new SceneError(problems.length > 0 ? problems : [unknown(name)]);
  const read = new Set(dump?.rows.map(({ file }) => file));
  return {
    name,
    scenes: found.map(sceneView),
    problems,
    notes: report.notes,
    passedOver: [...opened.passedOver, ...report.passedOver].filter(({ path }) => !read.has(path)),
    predictions: predictionsView(),
  };
}

async function readAnswers(
  source: FileSource,
  tasks: readonly Task[],
  onRows: (rows: number, share: number) => void,
): Promise<PredictionDump | null> {
  if ((await detectPredictions(source)).length === 0) return null;
  const dumps = await readPredictions(source, { onProgress: ({ rows, share }) => onRows(rows, share) });
  const [dump, ...others] = dumps;
  if (!dump) return null;
  // Two logs are two runs: one is taken, and the others are named rather than dropped in silence.
  const left = others.map(
    ({ format, rows }) => `${rows.length} answers of another log (${format}) were not taken: drop it alone`,
  );
  answers = { dump: { ...dump, notes: [...dump.notes, ...left] }, tasks };
  return dump;
}

/** The completions that were found, grouped and put to their tasks. */
function predictionsView(groupSize?: number): PredictionsView | null {
  if (!answers) return null;
  const { dump, tasks } = answers;
  const scenes = found.map(({ folder }) => folder.scene);
  const matching = matchPredictions(dump, tasks, { groupSize, scenes });
  const { rollouts, policies, matched, unmatched, grouping, notes } = matching;
  return {
    format: predictionFormats.find(({ id }) => id === dump.format)?.title ?? dump.format,
    rows: dump.rows.length,
    groups: grouping.groups.length,
    grouping: grouping.evidence,
    unsure: grouping.unsure,
    matched,
    unmatched: unmatched.map(({ reason, remedy, rows }) => ({ reason, remedy, rows: rows.length })),
    notes,
    policies,
    rollouts,
  };
}

async function make(scene: number, reading: number): Promise<MadeScene> {
  const imported = found[scene];
  if (!imported) throw new Error('The scene is no longer here: drop its files again');
  const { readings, declared } = sceneView(imported);
  const chosen = readings[reading];
  if (!chosen || reading === declared) {
    return handOver(imported.folder, imported.notes.slice(imported.capture.notes.length));
  }
  const { notes, ...folder } = await applyConvention(imported.capture, chosen.convention);
  return handOver(folder, notes);
}

async function handOver(folder: SceneFolder, notes: readonly string[]): Promise<MadeScene> {
  const files = await Promise.all(
    [...folder.files].map(async ([name, file]) => [name, await file.blob()] as const),
  );
  return { scene: folder.scene, tasks: folder.tasks, files, notes };
}

function unknown(name: string) {
  return {
    file: name,
    path: '',
    message: 'no scene and no answers of a model were found in it',
    remedy: 'Drop the folder that holds scene.json, transforms.json, cameras.txt, annotations or completions',
  };
}

function problemsOf(error: unknown): SceneError['problems'] {
  if (error instanceof SceneError) return error.problems;
  const message = error instanceof Error ? error.message : String(error);
  return [
    { file: 'The import', path: '', message, remedy: 'Drop the files one by one to find the one at fault' },
  ];
}
