import type { Task } from '#rewards';
import { decodePoints } from '../../decodePoints';
import { parseScene } from '../../parseScene';
import { raysPerFrame } from '../../rayGrid';
import { BYTES_PER_RAY } from '../../rayPacking';
import type { Scene } from '../../scene';
import { SceneError, type SceneProblem } from '../../sceneError';
import { parseTasks } from '../../tasks/parseTasks';
import { LIMITS } from '../limits';
import { bytesText } from '../open/bytesText';
import { readJsonFile } from '../read/readJsonFile';
import type { SceneFolder } from '../sceneFolder';
import type { FileSource, SourceFile } from '../sourceFile';
import { cutShort } from './cutShort';

/** The files of a source that begin as a `scene.json` of ours does. */
export async function sceneFiles({ files }: FileSource): Promise<SourceFile[]> {
  const candidates = files.filter(({ path }) => path.split('/').at(-1) === 'scene.json');
  const ours = await Promise.all(
    candidates.map(
      async (file) =>
        file.size <= LIMITS.text &&
        (await (await file.blob()).slice(0, 65_536).text()).includes('reward-room/scene'),
    ),
  );
  return candidates.filter((_, i) => ours[i]);
}

/** Reads all scene folders of a source. A file that is missing or damaged is left out of its scene and told as a problem, the
 * rest of the scene stays.
 * @throws SceneError if no scene can be read */
export async function readFolders(
  source: FileSource,
): Promise<{ folders: readonly SceneFolder[]; problems: readonly SceneProblem[] }> {
  const folders: SceneFolder[] = [];
  const problems: SceneProblem[] = [];
  for (const file of await sceneFiles(source)) {
    const base = file.path.slice(0, -'scene.json'.length);
    try {
      const { json } = await readJsonFile(file);
      const read = await readFolder(parseScene(json), inFolder(source, base));
      folders.push(read.folder);
      problems.push(...read.problems.map((problem) => ({ ...problem, file: `${base}${problem.file}` })));
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      problems.push(
        ...error.problems.map((problem) => ({
          ...problem,
          file: `${base}${problem.file.replace(base, '')}`,
        })),
      );
    }
  }
  if (folders.length === 0) throw new SceneError(problems);
  return { folders, problems };
}

function inFolder({ files }: FileSource, base: string): ReadonlyMap<string, SourceFile> {
  return new Map(
    files.filter(({ path }) => path.startsWith(base)).map((file) => [file.path.slice(base.length), file]),
  );
}

async function readFolder(
  scene: Scene,
  present: ReadonlyMap<string, SourceFile>,
): Promise<{ folder: SceneFolder; problems: SceneProblem[] }> {
  const problems: SceneProblem[] = [];
  const files = new Map<string, SourceFile>();
  /** Takes a file that the scene names, unless it is missing or `fault` finds something. */
  const take = async (
    name: string | undefined,
    field: string,
    fault?: (file: SourceFile) => Promise<string | null>,
  ) => {
    if (name === undefined) return false;
    const file = present.get(name);
    const message = file ? await (fault ?? empty)(file) : `scene.json names it as ${field}`;
    if (file && message === null) {
      files.set(name, file);
      return true;
    }
    const value = file ? {} : { value: 'missing' };
    problems.push({
      file: name,
      path: '',
      ...value,
      message: message!,
      remedy: file ? 'Copy the file again' : 'Add the file',
    });
    return false;
  };
  const { clip, poster, thumbnails, points, rays, tasks, rollouts } = scene;
  const hasVideo = await take(
    clip?.file,
    'the clip',
    async (file) => (await empty(file)) ?? cutShort(await file.blob()),
  );
  // A picture that is not there keeps its place in the list: the others must not move.
  for (const [frame, picture] of (clip?.pictures ?? []).entries())
    await take(picture, `the picture of frame ${frame}`);
  const hasPoster = await take(poster?.file, 'the poster');
  const hasThumbnails = await take(thumbnails?.file, 'the stills');
  const hasPoints = points
    ? await take(points.file, 'the points', (file) => pointsFault(file, points))
    : false;
  const rayBytes = rays ? rays.frames.length * raysPerFrame(rays) * BYTES_PER_RAY : 0;
  const hasRays = await take(rays?.file, 'the rays', async ({ size }) =>
    size === rayBytes ? null : `${size} bytes long, but ${rays!.frames.length} frames take ${rayBytes}`,
  );
  const hasRollouts = await take(rollouts, 'the rollouts');
  let read: readonly Task[] | null = null;
  if (await take(tasks, 'the tasks')) {
    try {
      read = parseTasks((await readJsonFile(files.get(tasks!)!)).json, tasks);
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      problems.push(...error.problems);
      files.delete(tasks!);
    }
  }
  const { file: _, ...still } = clip ?? {};
  const kept: Scene = {
    ...scene,
    ...(clip && !hasVideo ? { clip: still as Scene['clip'] } : {}),
    ...(hasPoster ? {} : { poster: undefined }),
    ...(hasThumbnails ? {} : { thumbnails: undefined }),
    ...(hasPoints ? {} : { points: undefined }),
    ...(hasRays ? {} : { rays: undefined }),
    ...(hasRollouts ? {} : { rollouts: undefined }),
    ...(read ? {} : { tasks: undefined }),
  };
  const defined = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return { folder: { scene: defined as Scene, files, tasks: read ?? [] }, problems };
}

async function empty({ size }: SourceFile): Promise<string | null> {
  return size === 0 ? 'empty' : null;
}

async function pointsFault(file: SourceFile, meta: NonNullable<Scene['points']>): Promise<string | null> {
  if (file.size > LIMITS.binary) return `${bytesText(file.size)} long, more than an import reads`;
  try {
    const cloud = decodePoints(await (await file.blob()).arrayBuffer(), meta);
    const broken = cloud.positions.findIndex((value) => !Number.isFinite(value));
    return broken < 0 ? null : `the position of point ${Math.floor(broken / 3)} is not finite`;
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    const [{ value, message } = { value: '', message: '' }] = error.problems;
    return `${value}, but ${message}`;
  }
}
