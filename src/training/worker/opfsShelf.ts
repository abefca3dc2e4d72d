import { opfsFolder } from '../runs/opfsFolder';
import type { RunShelf } from './runShelf';

/** The runs of this page in the browser's private file system; null where the browser gives it none. */
export async function opfsShelf(): Promise<RunShelf | null> {
  const runs = await navigator.storage
    ?.getDirectory()
    .then((root) => root.getDirectoryHandle('runs', { create: true }))
    .catch(() => null);
  if (!runs) return null;
  const folder = (run: string) => opfsFolder(['runs', run]);
  return {
    folder,
    async names() {
      const names: string[] = [];
      for await (const [name, handle] of runs.entries()) if (handle.kind === 'directory') names.push(name);
      return names;
    },
    async remove(run) {
      const lock = await folder(run).lock();
      await runs.removeEntry(run, { recursive: true });
      await lock.release();
    },
  };
}
