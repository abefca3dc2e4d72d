import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  annotateScene,
  decodeRays,
  loadShard,
  parseScene,
  recordedScene,
  roomTasks,
  SceneError,
  type Split,
} from '#scenes';
import { readSceneFile, readSceneJson } from '../scenes/readScene';
import { readBytes } from '../shared/readBytes';
import type { EvaluatedScene } from './evaluatedScene';

/** The scenes of a folder and what is asked there: of one split where it is a shard's, else the sample room that it is, or the
 * sample rooms in it. Of a generated scene's detection windows the first is kept, as in training; a room has all of its own.
 * @param limit how many scenes at most
 * @throws SceneError where there is nothing to read */
export async function readScenes(folder: string, split: Split, limit: number): Promise<EvaluatedScene[]> {
  if (existsSync(join(folder, 'index.json'))) return generated(folder, split, limit);
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
  return rooms.slice(0, limit).map((room) => {
    const scene = recordedScene(parseScene(readSceneJson(room, 'scene.json')));
    const annotated = annotateScene(scene, decodeRays(readSceneFile(room, scene.rays.file), scene));
    return { id: scene.id, views: annotated, tasks: roomTasks(annotated) };
  });
}

async function generated(folder: string, split: Split, limit: number): Promise<EvaluatedScene[]> {
  const shard = await loadShard(folder, split, async (path) => readBytes(path));
  return Array.from({ length: Math.min(limit, shard.count) }, (_, index) => {
    const scene = shard.scene(index);
    const windows = new Set<number>();
    const tasks = roomTasks(scene).filter(({ kind, frames }) => {
      if (kind !== 'detection') return true;
      const first = !windows.has(frames.length);
      windows.add(frames.length);
      return first;
    });
    return { id: scene.id, views: scene, tasks };
  });
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
}
