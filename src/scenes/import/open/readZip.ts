import type { SceneProblem } from '../../sceneError';
import { LIMITS } from '../limits';
import { problem } from '../read/problem';
import type { SourceFile } from '../sourceFile';
import { bytesText } from './bytesText';
import { inflateEntry } from './inflateEntry';
import { pathFault } from './safePath';
import { type ZipEntry, zipDirectory } from './zipDirectory';

/** The files of a zip. Each is inflated when it is wanted. Entries that cannot be taken (a path that leads out, a zip bomb, an
 * encrypted one) are left out and told as problems.
 * @throws SceneError if the zip itself cannot be read */
export async function readZip(
  blob: Blob,
  name: string,
): Promise<{ files: readonly SourceFile[]; problems: readonly SceneProblem[] }> {
  const entries = await zipDirectory(blob, name);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > LIMITS.zipInflated) {
    throw problem(
      name,
      '',
      bytesText(total),
      'more than an import unpacks',
      'Drop the unpacked folder, or fewer files',
    );
  }
  // No honest zip packs more bytes than it has: entries that share their bytes are a bomb.
  if (entries.reduce((sum, { packed }) => sum + packed, 0) > blob.size) {
    throw problem(name, '', undefined, 'its entries overlap: a zip bomb, or damaged', 'Pack it again');
  }
  const files = new Map<string, SourceFile>();
  const problems: SceneProblem[] = [];
  for (const entry of entries) {
    const fault = files.has(entry.path) ? TWICE : entryFault(entry);
    if (fault) problems.push({ file: name, path: entry.path, ...fault });
    else {
      files.set(entry.path, { path: entry.path, size: entry.size, blob: inflater(blob, name, entry) });
    }
  }
  return { files: [...files.values()], problems };
}

/** Inflates an entry when it is asked for. A small one is kept, since several importers look into it. */
function inflater(zip: Blob, name: string, entry: ZipEntry): () => Promise<Blob> {
  let kept: Promise<Blob> | null = null;
  return () => {
    if (kept) return kept;
    const content = inflateEntry(zip, name, entry);
    if (entry.size <= KEPT) kept = content;
    return content;
  };
}

/** Bytes of an entry that is kept once it is inflated. */
const KEPT = 2 ** 26;
const AGAIN = 'Pack the zip again';
const TWICE = { message: 'the zip holds this name twice; the first was taken', remedy: AGAIN };

function entryFault({
  path,
  method,
  encrypted,
  packed,
  size,
}: ZipEntry): { message: string; remedy: string } | null {
  const unsafe = pathFault(path);
  if (unsafe)
    return { message: `${unsafe}; passed over`, remedy: 'Pack the zip again with names inside its folder' };
  if (encrypted)
    return { message: 'encrypted; passed over', remedy: 'Pack the zip again without a password' };
  if (method !== 0 && method !== 8) {
    return {
      message: `packed by method ${method}; passed over`,
      remedy: 'Pack the zip again with Deflate, the usual method',
    };
  }
  if (size > LIMITS.file) {
    return {
      message: `${bytesText(size)} once unpacked, more than an import takes; passed over`,
      remedy: 'Make it smaller',
    };
  }
  if (size > LIMITS.zipSmall && size > LIMITS.zipRatio * packed) {
    const times = Math.round(size / Math.max(1, packed)).toLocaleString('en');
    return {
      message: `would grow ${times} times when unpacked: a zip bomb; passed over`,
      remedy: 'Unpack it by hand if you trust it',
    };
  }
  if (method === 0 && size !== packed) return { message: 'its two sizes differ; passed over', remedy: AGAIN };
  return null;
}
