import { isRigid } from '#rewards';
import { type SceneProblem, shorten } from '../sceneError';
import { applyConvention } from './applyConvention';
import type { Capture } from './capture';
import { combineCaptures, isPart, isWanted } from './combineCaptures';
import type { Convention } from './convention';
import { describeDifference } from './describeDifference';
import { Finds } from './finds';
import { type ImportControl, report } from './importControl';
import type { FramePixels, Judgement } from './judge/judgement';
import { judgeConventions } from './judgeConventions';
import { levelled } from './levelled';
import { LIMITS } from './limits';
import type { PassedOver } from './open/passedOver';
import { sceneId } from './read/sceneId';
import type { SceneFolder } from './sceneFolder';
import type { FormatId } from './sceneFormat';
import { SCENE_FORMATS } from './sceneFormats';
import type { FileSource } from './sourceFile';

export interface ImportOptions extends ImportControl {
  /** Read as this format, whatever the source looks like. */
  readonly as?: FormatId;
  /** Parts of the convention that the user has set. */
  readonly convention?: Partial<Convention>;
  /** The colours of a frame of a capture, where the caller can decode pictures; null where it cannot. */
  readonly pixels?: (capture: Capture, frame: number) => Promise<FramePixels | null>;
  /** Ids that are taken: an imported scene with one of them gets another. */
  readonly takenIds?: readonly string[];
}

/** One scene of an import, ready to be shown. */
export interface ImportedScene {
  readonly folder: SceneFolder;
  /** What the file said. For our own format the same numbers, in our convention. */
  readonly capture: Capture;
  /** Under which it was read. */
  readonly convention: Convention;
  /** Null where nothing was open to doubt. */
  readonly judgement: Judgement | null;
  readonly notes: readonly string[];
}

/** What came of an import. */
export interface ImportReport {
  /** Formats that were found, the telling ones first. */
  readonly formats: readonly FormatId[];
  readonly scenes: readonly ImportedScene[];
  /** What could not be loaded, beside what could. */
  readonly problems: readonly SceneProblem[];
  readonly notes: readonly string[];
  readonly passedOver: readonly PassedOver[];
}

/** Reads everything that a source holds: finds its formats, reads them, puts parts together, weighs the conventions that are
 * open to doubt, and makes scenes of ours. The declared convention is taken unless `options.convention` says otherwise; where
 * another fits clearly better, a note says so. A scene that cannot be read is a problem in the report, not an error.
 * @throws the signal's reason if it is aborted */
export async function importSource(source: FileSource, options: ImportOptions = {}): Promise<ImportReport> {
  const found = new Finds(source, options);
  await report(options, `Looking through ${source.name}`);
  await findScenes(found, options);
  const foreign = combineCaptures(found.captures.filter((capture) => !found.folders.has(capture)));
  const captures = [...found.folders.keys(), ...foreign.captures];
  const told =
    captures.length > LIMITS.scenes
      ? [`${captures.length} scenes: the first ${LIMITS.scenes} were taken`]
      : [];

  const scenes: ImportedScene[] = [];
  const taken = new Set(options.takenIds);
  for (const capture of captures.slice(0, LIMITS.scenes)) {
    options.signal?.throwIfAborted();
    await found.attempt(async () => {
      const id = sceneId(capture.id, taken);
      const named =
        id === capture.id ? capture : { ...capture, id, notes: [...capture.notes, renamed(capture.id, id)] };
      const own = found.folders.get(capture);
      scenes.push(own ? ownScene(own, named) : await foreignScene(levelled(soundAlignment(named)), options));
    });
  }
  const { formats, problems } = found;
  if (formats.length === 0 && problems.length === 0) problems.push(nothingKnown(source, options.as));
  return {
    formats,
    scenes,
    problems,
    notes: [...foreign.notes, ...told],
    passedOver: found.untouched(source),
  };
}

/** Reads all scenes, and the clouds and films that lie beside them where they have need of one. Of a drop without any scene,
 * they are the scenes. */
async function findScenes(found: Finds, { as }: ImportOptions): Promise<void> {
  const whole = SCENE_FORMATS.filter(({ id }) => (as ? id === as : !isPart(id)));
  for (const format of whole) await found.add(format);
  const scenes = found.captures.filter((capture) => !found.folders.has(capture));
  const nothing = found.captures.length === 0 && !as;
  for (const format of SCENE_FORMATS.filter(({ id }) => isPart(id) && id !== as)) {
    if (nothing || isWanted(format.id, scenes)) await found.add(format);
  }
}

function nothingKnown({ name }: FileSource, as: FormatId | undefined): SceneProblem {
  const titles = SCENE_FORMATS.filter(({ id }) => as === undefined || id === as).map(({ title }) => title);
  const base = { file: name, path: '' };
  return as === undefined
    ? { ...base, message: 'no scene format was recognised', remedy: `Known are: ${titles.join(', ')}` }
    : { ...base, message: `holds no ${titles.join()}`, remedy: 'Choose another format' };
}

function ownScene(folder: SceneFolder, capture: Capture): ImportedScene {
  const { convention, notes } = capture;
  return { folder: withId(folder, capture.id), capture, convention, judgement: null, notes };
}

/** A capture without an alignment that is none: everything would be bent by it. */
function soundAlignment(capture: Capture): Capture {
  const { axisAlignment, notes } = capture;
  if (axisAlignment === null || isRigid(axisAlignment, 1e-3)) return capture;
  const told = `The axis alignment is no rigid motion and was left out: ${shorten(axisAlignment)}`;
  return { ...capture, axisAlignment: null, notes: [...notes, told] };
}

/** The same scene under another id. Its task file, which names the scene, is left to be written again. */
function withId(folder: SceneFolder, id: string): SceneFolder {
  const { scene, tasks } = folder;
  if (id === scene.id) return folder;
  const files = new Map(folder.files);
  if (scene.tasks !== undefined) files.delete(scene.tasks);
  return { scene: { ...scene, id }, files, tasks: tasks.map((task) => ({ ...task, scene: id })) };
}

async function foreignScene(capture: Capture, options: ImportOptions): Promise<ImportedScene> {
  const convention = { ...capture.convention, ...options.convention };
  const pixels = options.pixels && ((frame: number) => options.pixels!(capture, frame));
  const judgement = capture.open.length > 0 ? await judgeConventions(capture, { ...options, pixels }) : null;
  const { notes, ...folder } = await applyConvention(capture, convention, options);
  const doubt = judgement?.doubtful && !options.convention ? [doubtNote(judgement)] : [];
  return { folder, capture, convention, judgement, notes: [...capture.notes, ...notes, ...doubt] };
}

function doubtNote({ best, declared }: Judgement): string {
  const difference = describeDifference(best.convention, declared.convention).join(', ');
  return `Another reading fits clearly better: ${difference}`;
}

function renamed(from: string, to: string): string {
  return `The id ${from} is taken: this scene is called ${to}`;
}
