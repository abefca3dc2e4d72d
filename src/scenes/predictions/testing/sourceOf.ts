import { memoryFile } from '../../import/memoryFile';
import type { FileSource } from '../../import/sourceFile';

/** A drop of files by their paths. For tests. */
export function sourceOf(files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): FileSource {
  return { name: 'run', files: Object.entries(files).map(([path, content]) => memoryFile(path, content)) };
}
