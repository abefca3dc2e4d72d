import type { SceneFolder } from '#scenes';
import type { MadeScene } from './importView';

/** A scene that came over from the other side of the worker, as a folder again. */
export function folderOf({ scene, tasks, files }: MadeScene): SceneFolder {
  const named = files.map(
    ([path, blob]) => [path, { path, size: blob.size, blob: async () => blob }] as const,
  );
  return { scene, tasks, files: new Map(named) };
}
