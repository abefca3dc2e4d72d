import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotateScene, decodeRays, parseScene, recordedScene, roomTasks, taskFile } from '#scenes';
import { readSceneFile, readSceneJson } from './readScene';
import { UsageError } from './usageError';

/** `tasks`: the tasks of a sample room, beside its `scene.json`. */
export function writeTasks(args: string[]): number {
  const [folder] = args;
  if (!folder || args.length > 1) throw new UsageError('tasks DIR: name one scene folder');
  const scene = recordedScene(parseScene(readSceneJson(folder, 'scene.json')));
  const views = decodeRays(readSceneFile(folder, scene.rays.file), scene);
  const tasks = roomTasks(annotateScene(scene, views));
  const file = scene.tasks ?? 'tasks.json';
  writeFileSync(join(folder, file), `${JSON.stringify(taskFile(scene.id, tasks))}\n`);
  const count = (kind: string) => tasks.filter((task) => task.kind === kind).length;
  process.stderr.write(
    `${file}: ${count('grounding')} grounding and ${count('detection')} detection tasks\n`,
  );
  if (!scene.tasks) process.stderr.write(`Add "tasks": "${file}" to scene.json so that the app finds it\n`);
  return 0;
}
