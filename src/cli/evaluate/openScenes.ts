import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Task, TaskKind } from '#rewards';
import {
  type AnnotatedViews,
  annotateScene,
  askToThink,
  decodeRays,
  loadShard,
  parseScene,
  Random,
  recordedScene,
  roomQuestions,
  roomTasks,
  SceneError,
  type Split,
  sceneQuestions,
} from '#scenes';
import { readSceneFile, readSceneJson } from '../scenes/readScene';
import { readBytes } from '../shared/readBytes';
import type { EvaluatedScene } from './evaluatedScene';

/** What is to be asked of every scene. */
export interface Asking {
  readonly kind: TaskKind;
  /** Of spatial questions: whether they are to be thought about before they are answered. */
  readonly mode: 'think' | 'direct';
}

/** Scenes to be judged on, made when they are asked for. */
export interface EvaluatedScenes {
  readonly count: number;
  /** Scene `index`, from 0, and all that is asked about it. */
  scene(index: number): EvaluatedScene;
}

/** The scenes of a folder: of one split where it is a shard's, else the sample room that it is, or the sample rooms in it. Of a
 * generated scene's detection windows the first is kept, as in training; a room has all of its own.
 * @throws SceneError where there is nothing to read */
export async function openScenes(folder: string, split: Split, asking: Asking): Promise<EvaluatedScenes> {
  if (existsSync(join(folder, 'index.json'))) return generated(folder, split, asking);
  const rooms = [folder, ...subfolders(folder)].filter((room) => existsSync(join(room, 'scene.json')));
  if (rooms.length === 0) {
    throw new SceneError([
      {
        file: folder,
        path: '',
        message: 'neither a shard (index.json) nor sample rooms (scene.json) are here',
        remedy: 'Name public/samples/training, public/samples or a folder that make-training wrote',
      },
    ]);
  }
  return {
    count: rooms.length,
    scene(index) {
      const room = rooms[index]!;
      const scene = recordedScene(parseScene(readSceneJson(room, 'scene.json')));
      const views = annotateScene(scene, decodeRays(readSceneFile(room, scene.rays.file), scene));
      const questions = () => roomQuestions(views, Random.seeded(1), 1 / scene.clip.fps);
      return { id: scene.id, views, tasks: asked(views, asking, questions) };
    },
  };
}

async function generated(folder: string, split: Split, asking: Asking): Promise<EvaluatedScenes> {
  const shard = await loadShard(folder, split, async (path) => readBytes(path));
  return {
    count: shard.count,
    scene(index) {
      const views = shard.scene(index);
      const windows = new Set<number>();
      const tasks = asked(views, asking, () => sceneQuestions(views)).filter(({ kind, frames }) => {
        if (kind !== 'detection') return true;
        const first = !windows.has(frames.length);
        windows.add(frames.length);
        return first;
      });
      return { id: views.id, views, tasks };
    },
  };
}

/** Tasks of one kind: making the others, too, would take most of the time. */
function asked(
  views: AnnotatedViews,
  { kind, mode }: Asking,
  questions: () => ReturnType<typeof sceneQuestions>,
): Task[] {
  if (kind !== 'reasoning') return roomTasks(views).filter((task) => task.kind === kind);
  return mode === 'think' ? questions().map(askToThink) : questions();
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
}
