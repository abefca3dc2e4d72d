import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { SceneError } from '../sceneError';
import { type ImportControl, report } from './importControl';
import type { SourceFile } from './sourceFile';

/** Files that are packed already: deflating them again only takes time. */
const PACKED = /\.(mp4|m4v|mov|webm|mkv|jpe?g|png|webp|avif|gif|zip|glb|parquet)$/i;
/** The earliest time that a zip can tell. The same scene gives the same zip, byte for byte. */
const TIME = '1980-01-01T00:00:00';
/** Bytes read at once. */
const SLICE = 2 ** 20;
/** What a zip without ZIP64 can hold. */
const LARGEST = 2 ** 32 - 1;

/** Packs files into a zip, piece by piece: beside the packed bytes only one piece is in memory.
 * @throws SceneError if they are too many or too large for a zip; the signal's reason if it is aborted */
export async function zipFiles(files: readonly SourceFile[], control: ImportControl = {}): Promise<Blob> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST || files.length > 65_534) {
    const message = 'a zip holds 4 GB and 65,534 files at most';
    throw new SceneError([
      {
        file: 'zip',
        path: '',
        value: `${files.length} files, ${total} bytes`,
        message,
        remedy: 'Export to a folder',
      },
    ]);
  }
  const pieces: Blob[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, bytes) => {
    if (error) failed = error;
    else pieces.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  });
  for (const [i, file] of files.entries()) {
    const entry = PACKED.test(file.path)
      ? new ZipPassThrough(file.path)
      : new ZipDeflate(file.path, { level: 6 });
    entry.mtime = TIME;
    zip.add(entry);
    const blob = await file.blob();
    let from = 0;
    do {
      await report(control, `Packing ${file.path}`, i, files.length);
      const bytes = new Uint8Array(await blob.slice(from, from + SLICE).arrayBuffer());
      from += SLICE;
      entry.push(bytes, from >= blob.size);
    } while (from < blob.size);
  }
  zip.end();
  if (failed) throw failed;
  return new Blob(pieces, { type: 'application/zip' });
}
