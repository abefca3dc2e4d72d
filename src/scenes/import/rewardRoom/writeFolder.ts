import { taskFile } from '../../tasks/parseTasks';
import { memoryFile } from '../memoryFile';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';

/** A scene folder as files: `scene.json` and everything that it names, byte for byte as it came. */
export async function writeFolder({ scene, files, tasks }: SceneFolder): Promise<readonly SourceFile[]> {
  const out: SourceFile[] = [...files].map(([path, file]) => ({ ...file, path }));
  const tasksName = scene.tasks ?? 'tasks.json';
  const named = tasks.length > 0 ? { ...scene, tasks: tasksName } : scene;
  if (tasks.length > 0 && !files.has(tasksName)) {
    out.push(memoryFile(tasksName, `${JSON.stringify(taskFile(scene.id, tasks))}\n`));
  }
  return [memoryFile('scene.json', `${JSON.stringify(named)}\n`), ...out];
}
