import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, SceneError } from '#scenes';
import { readBytes } from '../shared/readBytes';

/** A file of a scene folder.
 * @throws SceneError if it is not there */
export function readSceneFile(folder: string, file: string): ArrayBuffer {
  const path = join(folder, file);
  if (existsSync(path)) return readBytes(path);
  throw new SceneError([
    {
      file,
      path: '',
      value: 'missing',
      message: `not in ${folder}`,
      remedy: 'Add the file or name the right folder',
    },
  ]);
}

export function readSceneJson(folder: string, file: string): unknown {
  return readJson(file, readSceneFile(folder, file));
}
