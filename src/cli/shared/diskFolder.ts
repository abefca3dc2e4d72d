import { mkdir, open, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type RunFolder, storageFull, TrainingError } from '#training/headless';
import { lockFile } from './lockFile';

/** Ending of a write in progress: what a killed process leaves behind is no file of the run. */
const UNFINISHED = '.part';
const LOCK = 'lock.json';

/** A run folder on disk. What a method has done is on the disk itself when it resolves: power may fail as well. */
export function diskFolder(path: string): RunFolder {
  const at = (name: string) => join(path, name);
  const attempt = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw described(path, name, error);
    }
  };
  return {
    place: path,
    read: (name) =>
      attempt(name, async () => {
        const bytes = await readFile(at(name)).catch(missing);
        return bytes && new Uint8Array(bytes);
      }),
    write: (name, bytes) =>
      attempt(name, async () => {
        const part = `${at(name)}${UNFINISHED}`;
        await mkdir(dirname(part), { recursive: true });
        try {
          await put(part, 'w', bytes);
          await rename(part, at(name));
        } catch (error) {
          // A part would only take room on a disk that may be full.
          await rm(part, { force: true });
          throw error;
        }
      }),
    append: (name, bytes) =>
      attempt(name, async () => {
        await mkdir(dirname(at(name)), { recursive: true });
        await put(at(name), 'a', bytes);
      }),
    truncate: (name, length) =>
      attempt(name, async () => {
        const file = await stat(at(name)).catch(missing);
        if (file && file.size > length) await truncate(at(name), length);
      }),
    list: (prefix) =>
      attempt(prefix, async () => {
        const entries = (await readdir(path, { recursive: true, withFileTypes: true }).catch(missing)) ?? [];
        return entries
          .filter((entry) => entry.isFile() && !entry.name.endsWith(UNFINISHED))
          .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
          .filter((name) => name.startsWith(prefix) && !name.startsWith(LOCK))
          .sort();
      }),
    remove: (name) => attempt(name, () => rm(at(name), { force: true })),
    lock: () =>
      attempt(LOCK, async () => {
        await mkdir(path, { recursive: true });
        return lockFile(path, LOCK);
      }),
  };
}

async function put(path: string, flag: 'w' | 'a', bytes: Uint8Array): Promise<void> {
  const file = await open(path, flag);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

function missing(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

function described(path: string, name: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return storageFull(path, name, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
      return new TrainingError(
        {
          what: `${name} can't be written or read: ${(error as Error).message}`,
          where: path,
          remedy: 'Choose a folder that you may write to',
        },
        { cause: error },
      );
    default:
      return error;
  }
}
