import { heldElsewhere } from './heldElsewhere';
import type { RunFolder } from './runFolder';
import { storageFull } from './storageFull';

/** What a folder in memory is told to suffer. Both count the bytes that go into files, names included. */
export interface MemoryFolderFaults {
  /** The process dies with the n-th byte: an append leaves a part, a write nothing, and all that comes after fails. */
  killAfter?: number;
  /** How much there is room for; may be changed at any time. */
  capacity?: number;
}

export interface MemoryFolder extends RunFolder {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Bytes written so far, in all. */
  readonly written: number;
}

/** A run folder for tests, with kills and full disks on demand. A second one over the same `files` is what the next process
 * finds. */
export function memoryFolder(
  faults: MemoryFolderFaults = {},
  files = new Map<string, Uint8Array<ArrayBuffer>>(),
): MemoryFolder {
  let written = 0;
  let held = false;
  const alive = () => {
    if (faults.killAfter !== undefined && written >= faults.killAfter) throw new Error('killed');
  };
  /** How many of a name's and its content's bytes still get in before the process dies or the disk is full. */
  const spend = (name: string, count: number, replaced: number): { fits: number; failure: Error | null } => {
    alive();
    const asked = count + name.length;
    const used = [...files.values()].reduce((sum, file) => sum + file.length, 0) - replaced;
    const room = (faults.capacity ?? Infinity) - used;
    const life = (faults.killAfter ?? Infinity) - written;
    const spent = Math.min(asked, life);
    written += spent;
    if (count > room) return { fits: Math.max(0, room), failure: storageFull('memory', name) };
    if (asked > life) return { fits: Math.max(0, life - name.length), failure: new Error('killed') };
    return { fits: count, failure: null };
  };

  return {
    place: 'memory',
    files,
    get written() {
      return written;
    },
    async read(name) {
      alive();
      return files.get(name)?.slice() ?? null;
    },
    async write(name, bytes) {
      const { failure } = spend(name, bytes.length, files.get(name)?.length ?? 0);
      if (failure) throw failure;
      files.set(name, bytes.slice());
    },
    async append(name, bytes) {
      const before = files.get(name) ?? new Uint8Array();
      const { fits, failure } = spend(name, bytes.length, 0);
      if (fits > 0) files.set(name, Uint8Array.from([...before, ...bytes.subarray(0, fits)]));
      if (failure) throw failure;
    },
    async truncate(name, length) {
      alive();
      const file = files.get(name);
      if (file && file.length > length) files.set(name, file.slice(0, length));
    },
    async list(prefix) {
      alive();
      return [...files.keys()].filter((name) => name.startsWith(prefix)).sort();
    },
    async remove(name) {
      spend(name, 0, 0);
      files.delete(name);
    },
    async lock() {
      alive();
      if (held) throw heldElsewhere('memory', 'Another run', '2026-01-01T00:00:00Z');
      held = true;
      return {
        async release() {
          held = false;
        },
      };
    },
  };
}
