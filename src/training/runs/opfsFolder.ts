import { TrainingError } from '../trainingError';
import { heldElsewhere } from './heldElsewhere';
import type { RunFolder } from './runFolder';
import { storageFull } from './storageFull';

/** Says who holds the folder and since when; the lock itself is a Web Lock. */
const HOLDER = 'lock.json';
/** Ending of Chromium's unfinished writes. */
const UNFINISHED = '.crswap';

/**
 * A run folder in the browser's private file system (OPFS). Only for a worker: what adds to a file's end is not to be had in
 * a page.
 *
 * @param path folder names from the root, e.g. `['runs', '2026-11-28-grounding']`; they are made by the first write
 */
export function opfsFolder(path: readonly string[]): RunFolder {
  const place = `this browser’s storage, ${path.join('/')}`;
  const root = (create: boolean) => opfsDirectory(path, create);
  const attempt = <Result>(name: string, work: () => Promise<Result>): Promise<Result> =>
    work().catch((error: unknown) => {
      throw described(place, name, error);
    });

  /** A file's handle; null where there is none and none shall be made. */
  async function file(name: string, create: boolean): Promise<FileSystemFileHandle | null> {
    const parts = name.split('/');
    try {
      let folder = await root(create);
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create });
      return await folder.getFileHandle(parts.at(-1)!, { create });
    } catch (error) {
      if (!create && isMissing(error)) return null;
      throw error;
    }
  }

  /** Works on a file in place; nothing where there is none and none shall be made. */
  async function inPlace(name: string, create: boolean, work: (handle: FileSystemSyncAccessHandle) => void) {
    const access = await (await file(name, create))?.createSyncAccessHandle();
    if (!access) return;
    try {
      work(access);
      access.flush();
    } finally {
      access.close();
    }
  }

  const folder: RunFolder = {
    place,
    read: (name) =>
      attempt(name, async () => {
        const handle = await file(name, false);
        return handle && new Uint8Array(await (await handle.getFile()).arrayBuffer());
      }),
    write: (name, bytes) =>
      attempt(name, async () => {
        // What is written goes into a copy that takes the file's place when it is closed.
        const writable = await (await file(name, true))!.createWritable();
        try {
          await writable.write(bytes as Uint8Array<ArrayBuffer>);
          await writable.close();
        } catch (error) {
          await writable.abort().catch(() => {});
          throw error;
        }
      }),
    append: (name, bytes) =>
      attempt(name, () =>
        inPlace(name, true, (access) => {
          const at = access.getSize();
          if (access.write(bytes as Uint8Array<ArrayBuffer>, { at }) < bytes.length)
            throw storageFull(place, name);
        }),
      ),
    truncate: (name, length) =>
      attempt(name, () =>
        inPlace(name, false, (access) => {
          if (access.getSize() > length) access.truncate(length);
        }),
      ),
    list: (prefix) =>
      attempt(prefix, async () => {
        const directory = await root(false).catch((error: unknown) => {
          if (isMissing(error)) return null;
          throw error;
        });
        const names = directory ? await filesIn(directory, '', prefix) : [];
        return names.filter((name) => name !== HOLDER && !name.endsWith(UNFINISHED)).sort();
      }),
    remove: (name) =>
      attempt(name, async () => {
        const [, parents = '', leaf = name] = /^(.*)\/([^/]+)$/.exec(name) ?? [];
        const directory = await opfsDirectory([...path, ...parents.split('/').filter(Boolean)], false).catch(
          () => null,
        );
        await directory?.removeEntry(leaf).catch((error: unknown) => {
          if (!isMissing(error)) throw error;
        });
      }),
    lock: () =>
      attempt(HOLDER, async () => {
        const release = await takeLock(`reward-room/${path.join('/')}`);
        if (!release) throw heldElsewhere(place, 'Another tab', await heldSince(folder));
        await folder.write(
          HOLDER,
          new TextEncoder().encode(JSON.stringify({ since: new Date().toISOString() })),
        );
        return { release };
      }),
  };
  return folder;
}

/** A folder of the private file system. */
async function opfsDirectory(path: readonly string[], create: boolean): Promise<FileSystemDirectoryHandle> {
  let directory = await navigator.storage.getDirectory();
  for (const part of path) directory = await directory.getDirectoryHandle(part, { create });
  return directory;
}

/** Names of all files in a folder and below that start with `prefix`. */
async function filesIn(directory: FileSystemDirectoryHandle, at: string, prefix: string): Promise<string[]> {
  const names: string[] = [];
  for await (const [name, handle] of directory.entries()) {
    const path = `${at}${name}`;
    if (handle.kind === 'file' && path.startsWith(prefix)) names.push(path);
    const leadsThere = `${path}/`.startsWith(prefix) || prefix.startsWith(`${path}/`);
    if (handle.kind === 'directory' && leadsThere) names.push(...(await filesIn(handle, `${path}/`, prefix)));
  }
  return names;
}

/** Takes a Web Lock, which the browser takes back when this worker ends, however it ends; null where another has it. */
function takeLock(name: string): Promise<(() => Promise<void>) | null> {
  return new Promise((settle, fail) => {
    const held = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return settle(null);
      return new Promise<void>((letGo) => {
        settle(async () => {
          letGo();
          await held;
        });
      });
    });
    held.catch(fail);
  });
}

async function heldSince(folder: RunFolder): Promise<string> {
  const bytes = await folder.read(HOLDER);
  const since = bytes && /"since":"([^"]+)"/.exec(new TextDecoder().decode(bytes))?.[1];
  return since ?? 'a moment ago';
}

const isMissing = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError';

function described(place: string, name: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TrainingError) return error;
  if (error.name === 'QuotaExceededError') return storageFull(place, name, error);
  return new TrainingError(
    {
      what: `${name} can’t be written or read: ${error.message}`,
      where: place,
      remedy: 'Allow this page to keep data, and close other tabs that show it',
    },
    { cause: error },
  );
}
