import type { SourceFile } from './sourceFile';

/** A file that is in memory already: what exporters and tests make. */
export function memoryFile(path: string, content: string | Uint8Array<ArrayBuffer> | Blob): SourceFile {
  const blob = content instanceof Blob ? content : new Blob([content]);
  return { path, size: blob.size, blob: async () => blob };
}
