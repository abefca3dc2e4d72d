import { readFileSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { heldElsewhere, type RunLock, TrainingError } from '#training/headless';

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When that process was started, as the system counts; another process may have got its number since. */
  readonly started: string | null;
  /** When it took the lock, ISO 8601. */
  readonly since: string;
}

/** Those of one process have names of their own, too. */
let drafts = 0;

/**
 * Takes a folder by a file in it that names this process. The file comes into being whole, by a hard link, which fails where there
 * is one already. The lock of a process that has died is taken over, by whoever gets the lock for doing so.
 *
 * @throws TrainingError where a living process has it, or one on another machine, of which nobody here can tell
 */
export async function lockFile(folder: string, name: string): Promise<RunLock> {
  const path = join(folder, name);
  const own: Owner = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    since: new Date().toISOString(),
  };
  drafts += 1;
  const draft = `${path}.${own.pid}-${drafts}.part`;
  for (;;) {
    await writeFile(draft, `${JSON.stringify(own)}\n`);
    const taken = await link(draft, path).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    await rm(draft, { force: true });
    if (taken) return { release: () => rm(path, { force: true }) };
    const owner = await ownerOf(path);
    if (owner && lives(owner))
      throw heldElsewhere(folder, `Process ${owner.pid} on ${owner.host}`, owner.since);
    if (owner) await removeDead(folder, name, owner);
  }
}

/** Two may find the same dead lock: the one that comes second must not remove the lock that the first has put in its place. */
async function removeDead(folder: string, name: string, dead: Owner): Promise<void> {
  const taking = await lockFile(folder, `${name}.taking`);
  const now = await ownerOf(join(folder, name));
  if (now?.pid === dead.pid && now.since === dead.since) await rm(join(folder, name), { force: true });
  await taking.release();
}

async function ownerOf(path: string): Promise<Owner | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Owner;
  } catch {
    throw new TrainingError({
      what: 'This is no lock of a run',
      where: path,
      remedy: 'Delete the file if nothing trains in this folder',
    });
  }
}

function lives({ pid, host, started }: Owner): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is such a process, and it is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return started === startOf(pid);
}

/** Field 22 of /proc/PID/stat, counted behind the name, which may hold spaces (proc(5)); null on systems without it. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
