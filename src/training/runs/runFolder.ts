/** Where a run lives: a folder of plain files, on disk (src/cli/shared/diskFolder.ts), in the browser's private file system
 * (opfsFolder.ts) or in memory (memoryFolder.ts). Names are paths inside it, with `/`.
 *
 * Every write may be the last thing that a process does. What stands in the folder then is what exactness rests on: `write` is
 * all or nothing, `append` may leave a part, and what was done before is done.
 *
 * @throws TrainingError from every method where the storage is full or can't be reached */
export interface RunFolder {
  /** For messages: a path, or where to find it in words. */
  readonly place: string;
  /** A whole file; null where there is none. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Makes or replaces a file as a whole: whoever is killed meanwhile leaves the old one. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Adds to a file's end, and makes it where there is none. */
  append(name: string, bytes: Uint8Array): Promise<void>;
  /** Cuts a file to its first `length` bytes; nothing where it is missing or shorter. */
  truncate(name: string, length: number): Promise<void>;
  /** Names of the files that start with `prefix`, sorted; the lock and unfinished writes are not among them. */
  list(prefix: string): Promise<readonly string[]>;
  /** Nothing where there is no such file. */
  remove(name: string): Promise<void>;
  /** Keeps the folder to this process until the lock is released. A process that has died holds no lock.
   * @throws TrainingError saying who holds it, and since when */
  lock(): Promise<RunLock>;
}

export interface RunLock {
  release(): Promise<void>;
}
