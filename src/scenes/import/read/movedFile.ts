import type { SourceFile } from '../sourceFile';

/** The same file under another path. */
export function movedFile(file: SourceFile, path: string): SourceFile {
  return { path, size: file.size, blob: () => file.blob() };
}
