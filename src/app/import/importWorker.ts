/// <reference lib="webworker" />
import {
  applyConvention,
  type Capture,
  detectPredictions,
  type FileSource,
  type ImportedScene,
  importSource,
  matchPredictions,
  openSource,
  readPredictions,
  SceneError,
  type SceneFolder,
} from '#scenes';
import { framePixels } from './framePixels';
import type { ImportCommand, ImportEvent } from './importProtocol';
import type { ImportView, MadeScene, PredictionsView } from './importView';
import { sceneView } from './sceneView';

/** What was found last. */
let found: readonly ImportedScene[] = [];

const post = (event: ImportEvent) => self.postMessage(event);

self.onmessage = async ({ data }: MessageEvent<ImportCommand>) => {
  try {
    if (data.kind === 'open') post({ call: data.call, kind: 'opened', view: await open(data) });
    else post({ call: data.call, kind: 'made', made: await make(data.scene, data.reading) });
  } catch (error) {
    post({ call: data.call, kind: 'failed', problems: problemsOf(error) });
  }
};

async function open({
  call,
  name,
  files,
  tasks,
}: Extract<ImportCommand, { kind: 'open' }>): Promise<ImportView> {
  const progress = (what: string, done: number, of: number) =>
    post({ call, kind: 'progress', what, done, of });
  const opened = await openSource(files);
  const { source } = opened;
  const report = await importSource(source, {
    progress: ({ what, done, of }) => progress(what, done, of),
    pixels: (capture: Capture, frame: number) => framePixels(capture, frame),
  });
  found = report.scenes;
  const allTasks = [...tasks, ...found.flatMap(({ folder }) => folder.tasks)];
  const predictions = await readAnswers(source, allTasks, (rows, share) =>
    progress(`${rows.toLocaleString('en')} answers read`, share, 1),
  );
  const problems = [...opened.problems, ...report.problems];
  if (found.length === 0 && !predictions)
    throw new SceneError(problems.length > 0 ? problems : [unknown(name)]);
  const read = predictions ? predictions.files : new Set<string>();
  return {
    name,
    scenes: found.map(sceneView),
    problems,
    notes: report.notes,
    passedOver: [...opened.passedOver, ...report.passedOver].filter(({ path }) => !read.has(path)),
    predictions: predictions?.view ?? null,
  };
}

async function readAnswers(
  source: FileSource,
  tasks: Parameters<typeof matchPredictions>[1],
  onRows: (rows: number, share: number) => void,
): Promise<{ readonly view: PredictionsView; readonly files: ReadonlySet<string> } | null> {
  const [format] = await detectPredictions(source);
  if (!format) return null;
  const [dump] = await readPredictions(source, { onProgress: ({ rows, share }) => onRows(rows, share) });
  if (!dump) return null;
  const { rollouts, policies, matched, unmatched, grouping, notes } = matchPredictions(dump, tasks);
  const view: PredictionsView = {
    format: format.title,
    rows: dump.rows.length,
    groups: grouping.groups.length,
    grouping: grouping.evidence,
    matched,
    unmatched: unmatched.map(({ reason, remedy, rows }) => ({ reason, remedy, rows: rows.length })),
    notes,
    policies,
    rollouts,
  };
  return { view, files: new Set(dump.rows.map(({ file }) => file)) };
}

async function make(scene: number, reading: number): Promise<MadeScene> {
  const imported = found[scene];
  if (!imported) throw new Error('The scene is no longer here: drop its files again');
  const chosen = sceneView(imported).readings[reading]?.convention;
  const declared = sceneView(imported).declared === reading;
  if (declared || !chosen) return handOver(imported.folder, []);
  const { notes, ...folder } = await applyConvention(imported.capture, chosen);
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
