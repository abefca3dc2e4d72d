import type { SceneError } from '../../sceneError';
import { LIMITS } from '../limits';
import { problem } from '../read/problem';

/** One file of a zip, as its central directory lists it. */
export interface ZipEntry {
  readonly path: string;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Of the entry's own header, from the start of the zip. */
  readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
/** What stands in a 32-bit field whose value is kept in ZIP64 records. */
const SEE_ZIP64 = 0xffffffff;

/** Reads a zip's list of contents from its end, folders left out. Nothing is inflated.
 * @param name of the zip, for messages
 * @throws SceneError if it is no zip, cut short, split, ZIP64, or larger than the limits */
export async function zipDirectory(blob: Blob, name: string): Promise<readonly ZipEntry[]> {
  if (blob.size > SEE_ZIP64) throw tooLarge(name);
  const tail = Math.min(blob.size, END_BYTES + LONGEST_COMMENT);
  const end = new DataView(await blob.slice(blob.size - tail).arrayBuffer());
  const at = findEnd(end);
  if (at < 0) {
    throw problem(
      name,
      '',
      undefined,
      'no list of contents at its end: not a zip, or cut short',
      'Copy or pack it again',
    );
  }
  const [disk, listDisk] = [end.getUint16(at + 4, true), end.getUint16(at + 6, true)];
  const [count, bytes, offset] = [
    end.getUint16(at + 10, true),
    end.getUint32(at + 12, true),
    end.getUint32(at + 16, true),
  ];
  if (count === 0xffff || bytes === SEE_ZIP64 || offset === SEE_ZIP64) {
    throw tooLarge(name);
  }
  if (disk !== 0 || listDisk !== 0) {
    throw problem(
      name,
      '',
      undefined,
      'one part of a split zip',
      'Join the parts, or drop the unpacked folder',
    );
  }
  if (count > LIMITS.files || bytes > LIMITS.zipList) {
    const limit = LIMITS.files.toLocaleString('en');
    throw problem(
      name,
      '',
      `${count} files`,
      `more than the ${limit} files that an import takes`,
      'Drop fewer files',
    );
  }
  if (offset + bytes > blob.size) {
    throw problem(
      name,
      '',
      undefined,
      'its list of contents is cut short or misplaced',
      'Copy or pack it again',
    );
  }
  return readList(new DataView(await blob.slice(offset, offset + bytes).arrayBuffer()), count, name);
}

function tooLarge(name: string): SceneError {
  return problem(
    name,
    '',
    'ZIP64',
    'a zip of more than 4 GB or 65,535 files',
    'Drop the unpacked folder instead',
  );
}

/** The end record is the last thing in a zip but for a comment of any text. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return -1;
}

function readList(view: DataView, count: number, name: string): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) {
      throw problem(
        name,
        `entry ${i}`,
        undefined,
        'its list of contents is damaged',
        'Copy or pack it again',
      );
    }
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) {
      throw problem(
        name,
        `entry ${i}`,
        undefined,
        'its list of contents is cut short',
        'Copy or pack it again',
      );
    }
    const path = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, nameBytes));
    const flags = view.getUint16(at + 8, true);
    if (!path.endsWith('/')) {
      entries.push({
        path,
        method: view.getUint16(at + 10, true),
        encrypted: (flags & 1) !== 0,
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      });
    }
    at = next;
  }
  return entries;
}
