import { Inflate } from 'fflate';
import { SceneError } from '../../sceneError';
import { problem } from '../read/problem';
import { crc32 } from './crc32';
import type { ZipEntry } from './zipDirectory';

const LOCAL_HEADER = 0x04034b50;
/** Bytes inflated at once. */
const SLICE = 2 ** 18;

/** The content of one entry of a zip. It stops as soon as more comes out than the zip declares, so a bomb takes no memory.
 * @throws SceneError if the entry is damaged, or not what the zip says */
export async function inflateEntry(zip: Blob, zipName: string, entry: ZipEntry): Promise<Blob> {
  const fault = (message: string) =>
    problem(zipName, entry.path, undefined, message, 'Copy or pack the zip again');
  const header = new DataView(await zip.slice(entry.offset, entry.offset + 30).arrayBuffer());
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL_HEADER)
    throw fault('not where the zip says: cut short or damaged');
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = zip.slice(start, start + entry.packed);
  if (packed.size < entry.packed) throw fault('cut short');

  const pieces: Blob[] = [];
  let size = 0;
  let crc = 0;
  const take = (bytes: Uint8Array<ArrayBuffer>) => {
    size += bytes.length;
    if (size > entry.size) throw fault(`holds more than the ${entry.size} bytes that the zip declares`);
    crc = crc32(bytes, crc);
    if (bytes.length > 0 && entry.method === 8) pieces.push(new Blob([bytes]));
  };
  const inflate = entry.method === 8 ? new Inflate((bytes) => take(bytes as Uint8Array<ArrayBuffer>)) : null;
  try {
    for (let from = 0; from < packed.size; from += SLICE) {
      const bytes = new Uint8Array(await packed.slice(from, from + SLICE).arrayBuffer());
      if (inflate) inflate.push(bytes, from + SLICE >= packed.size);
      else take(bytes);
    }
  } catch (error) {
    if (error instanceof SceneError) throw error;
    throw fault(`cannot be inflated (${error instanceof Error ? error.message : String(error)})`);
  }
  if (size !== entry.size) throw fault(`${size} bytes long instead of ${entry.size}`);
  if (crc !== entry.crc) throw fault('damaged: its checksum is wrong');
  return inflate ? new Blob(pieces) : packed;
}
