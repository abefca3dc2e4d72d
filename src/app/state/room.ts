import type { ClipFrame, Pose, Rollout, Task } from '#rewards';
import { isRecorded, type PolicyInfo, parseScene, parseTasks, readJson, type Scene } from '#scenes';
import type { ViewFiles } from '#training';
import { type ClockStore, createClock, type SceneFiles } from '#viewer';
import { fetchFile } from './fetchFile';
import { folderFiles } from './folderFiles';
import { type Answers, imports } from './imports';
import { sampleFiles } from './sampleScenes';
import { parseStoredRollouts } from './storedRollouts';

/** A scene that is open, with all that belongs to it but its points. */
export interface Room {
  readonly scene: Scene;
  readonly files: SceneFiles;
  /** Camera-to-world per clip frame; empty where they are unknown. */
  readonly poses: readonly Pose[];
  readonly tasks: readonly Task[];
  readonly policies: readonly PolicyInfo[];
  readonly clock: ClockStore;
  /** A policy's rollouts of a task; the same array each time. */
  readonly rolloutsOf: (task: string, policy: string) => readonly Rollout[];
  /** What a policy can see of it; null where nothing was recorded for one. */
  readonly recorded: { readonly frames: readonly ClipFrame[]; readonly files: ViewFiles } | null;
}

/** What a room is made of, beside its files. */
export interface RoomContent extends Answers {
  readonly scene: Scene;
  readonly tasks: readonly Task[];
}

/** Opens a sample or an imported scene: metadata, tasks and stored rollouts, a few small files. Its points come later.
 * @throws FileError, SceneError */
export async function openRoom(id: string): Promise<Room> {
  const { scenes, answers } = imports.getState();
  const imported = scenes.find(({ folder }) => folder.scene.id === id);
  const files = imported ? folderFiles(imported.folder) : sampleFiles(id);
  const content = imported
    ? { ...imported, scene: imported.folder.scene, tasks: imported.folder.tasks }
    : await readSample(files);
  const added = answers.get(id);
  const policies = [...content.policies, ...(added?.policies ?? [])];
  const rollouts = [...content.rollouts, ...(added?.rollouts ?? [])];
  return createRoom({ ...content, policies, rollouts }, files, await viewFiles(content.scene, files));
}

async function readSample(files: SceneFiles): Promise<RoomContent> {
  const json = async (file: string): Promise<unknown> =>
    readJson(file, await fetchFile(await files.url(file)));
  const scene = parseScene(await json('scene.json'));
  const [tasks, stored] = await Promise.all([
    scene.tasks ? json(scene.tasks).then((value) => parseTasks(value)) : [],
    scene.rollouts
      ? json(scene.rollouts).then((value) => parseStoredRollouts(value))
      : { policies: [], rollouts: [] },
  ]);
  return { scene, tasks, ...stored };
}

async function viewFiles(scene: Scene, files: SceneFiles): Promise<ViewFiles | null> {
  if (!isRecorded(scene)) return null;
  const [json, rays] = await Promise.all([files.url('scene.json'), files.url(scene.rays.file)]);
  return { scene: json, rays };
}

export function createRoom(
  { scene, tasks, policies, rollouts }: RoomContent,
  files: SceneFiles,
  views: ViewFiles | null,
): Room {
  const groups = new Map<string, Rollout[]>();
  for (const rollout of rollouts) {
    const key = `${rollout.task}\n${rollout.policy}`;
    const group = groups.get(key);
    if (group) group.push(rollout);
    else groups.set(key, [rollout]);
  }
  return {
    scene,
    files,
    poses: scene.poses as readonly unknown[] as readonly Pose[],
    tasks,
    policies,
    // A scene without a clip stands at its one moment.
    clock: createClock(scene.clip?.frames ?? 1, scene.clip?.fps ?? 1),
    rolloutsOf: (task, policy) => groups.get(`${task}\n${policy}`) ?? NONE,
    recorded: views && { frames: (scene.rays?.frames ?? []) as ClipFrame[], files: views },
  };
}

const NONE: readonly Rollout[] = [];
