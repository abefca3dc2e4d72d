import { existsSync, openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { DroppedFile } from '#scenes';
import { UsageError } from './usageError';

/** A file, or all files of a folder, as if they had been dropped on the page. Nothing is read yet. */
export async function droppedFiles(path: string): Promise<DroppedFile[]> {
  if (!existsSync(path)) throw new UsageError(`${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return [{ path: basename(path), blob: await openAsBlob(path) }];
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => ({
      path: join(basename(path), relative(path, file)).split(sep).join('/'),
      blob: await openAsBlob(file),
    })),
  );
}
