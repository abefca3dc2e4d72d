import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { FileSource } from '#scenes';
import { UsageError } from './usageError';

/** A file, or all files of a folder, as a drop. */
export function predictionsSource(path: string): FileSource {
  if (!existsSync(path)) throw new UsageError(`${path}: there is no such file or folder`);
  const folder = statSync(path).isDirectory();
  const names = folder
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [path];
  const files = names.map((name) => ({
    path: folder ? relative(path, name).split(sep).join('/') : basename(name),
    size: statSync(name).size,
    blob: async () => new Blob([readFileSync(name)]),
  }));
  return { name: basename(path), files };
}
