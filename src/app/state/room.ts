import type { Pose, Rollout, Task } from '#rewards';
import { parseScene, parseTasks, readJson, type Scene } from '#scenes';
import { type ClockStore, createClock } from '#viewer';
import { fetchFile } from './fetchFile';
import { sampleUrl } from './sampleScenes';
import { type PolicyInfo, parseStoredRollouts } from './storedRollouts';

/** A scene that is open, with all that belongs to it but its points. */
export interface Room {
  readonly scene: Scene;
  /** Absolute, with a trailing slash. */
  readonly baseUrl: string;
  /** Camera-to-world per clip frame. */
  readonly poses: readonly Pose[];
  readonly tasks: readonly Task[];
  readonly policies: readonly PolicyInfo[];
  readonly clock: ClockStore;
  /** A policy's rollouts of a task; the same array each time. */
  readonly rolloutsOf: (task: string, policy: string) => readonly Rollout[];
}

/** Opens a sample: metadata, tasks and stored rollouts, a few small files. Its points come later.
 * @throws FileError, SceneError */
export async function openRoom(id: string): Promise<Room> {
  const baseUrl = sampleUrl(id);
  const json = async (file: string): Promise<unknown> => readJson(file, await fetchFile(baseUrl + file));
  const scene = parseScene(await json('scene.json'));
  const [tasks, stored] = await Promise.all([
    scene.tasks ? json(scene.tasks).then((value) => parseTasks(value)) : [],
    scene.rollouts
      ? json(scene.rollouts).then((value) => parseStoredRollouts(value))
      : { policies: [], rollouts: [] },
  ]);
  return createRoom(scene, baseUrl, tasks, stored.policies, stored.rollouts);
}

export function createRoom(
  scene: Scene,
  baseUrl: string,
  tasks: readonly Task[],
  policies: readonly PolicyInfo[],
  rollouts: readonly Rollout[],
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
    baseUrl,
    poses: scene.poses as readonly unknown[] as readonly Pose[],
    tasks,
    policies,
    clock: createClock(scene.clip.frames, scene.clip.fps),
    rolloutsOf: (task, policy) => groups.get(`${task}\n${policy}`) ?? NONE,
  };
}

const NONE: readonly Rollout[] = [];
