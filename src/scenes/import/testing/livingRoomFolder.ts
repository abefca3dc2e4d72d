import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScene } from '../../parseScene';
import { parseTasks } from '../../tasks/parseTasks';
import { memoryFile } from '../memoryFile';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';

const FOLDER = join('public', 'samples', 'living-room');

/** The living room that ships, with all its files, as an exporter gets it. For tests in Node. */
export function livingRoomFolder(): SceneFolder {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  const scene = parseScene(json('scene.json'));
  const names = [
    scene.clip?.file,
    scene.poster?.file,
    scene.thumbnails?.file,
    scene.points?.file,
    scene.rays?.file,
    scene.tasks,
    scene.rollouts,
  ].filter((name) => name !== undefined);
  const files = new Map<string, SourceFile>(
    names.map((name) => [name, memoryFile(name, new Uint8Array(readFileSync(join(FOLDER, name))))]),
  );
  return { scene, files, tasks: scene.tasks ? parseTasks(json(scene.tasks), scene.tasks) : [] };
}
