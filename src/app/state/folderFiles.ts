import type { SceneFolder } from '#scenes';
import type { SceneFiles } from '#viewer';
import { FileError } from './problem';

const known = new WeakMap<SceneFolder, SceneFiles>();

/** Addresses of an imported scene's files: made when they are asked for, the same each time. */
export function folderFiles(folder: SceneFolder): SceneFiles {
  const made = known.get(folder);
  if (made) return made;
  const urls = new Map<string, Promise<string>>();
  const files: SceneFiles = {
    url(name) {
      const url = urls.get(name) ?? makeUrl(folder, name);
      urls.set(name, url);
      return url;
    },
  };
  known.set(folder, files);
  return files;
}

async function makeUrl(folder: SceneFolder, name: string): Promise<string> {
  if (name === 'scene.json') return URL.createObjectURL(new Blob([JSON.stringify(folder.scene)]));
  const file = folder.files.get(name);
  if (file) return URL.createObjectURL(await file.blob());
  throw new FileError({
    what: `The scene names ${name}, which was not among the files`,
    where: folder.scene.title,
    remedy: 'Import the scene again with all of its files',
  });
}
