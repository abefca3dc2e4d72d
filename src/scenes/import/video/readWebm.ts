import { LIMITS } from '../limits';
import { ByteWindow } from '../read/ByteWindow';
import type { Container } from './container';

/** Elements that hold others: read on inside them. Everything else is passed over by its length, so that where they end, which
 * a film that was recorded live does not say, does not matter. */
const HOLDERS = new Set([
  0x18538067, // Segment
  0x1549a966, // Info
  0x1654ae6b, // Tracks
  0xae, // TrackEntry
  0xe0, // Video
  0x1f43b675, // Cluster
  0xa0, // BlockGroup
]);
const TIMESTAMP_SCALE = 0x2ad7b1;
const TRACK_ENTRY = 0xae;
const TRACK_NUMBER = 0xd7;
const TRACK_TYPE = 0x83;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;
const CLUSTER_TIME = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK = 0xa1;

/** Values that are whole numbers. */
const NUMBERS = new Set([TIMESTAMP_SCALE, TRACK_NUMBER, TRACK_TYPE, PIXEL_WIDTH, PIXEL_HEIGHT, CLUSTER_TIME]);

/** Elements that a file may have. */
const MOST_ELEMENTS = 10_000_000;

/** Reads the frames of a WebM or Matroska file.
 * @throws Error in plain words if there is no picture track in it */
export async function readWebm(blob: Blob): Promise<Container> {
  const window = new ByteWindow(blob, 0);
  const tracks: Map<number, number>[] = [];
  let scale = 1_000_000;
  let cluster = 0;
  let endsBadly = true;
  const stamps: { readonly track: number; readonly time: number; readonly isWhole: boolean }[] = [];
  for (let n = 0; n < MOST_ELEMENTS; n++) {
    // At the end of the file there may be fewer bytes than the longest head.
    if (!(await window.fill(12)) && window.left < 2) {
      endsBadly = window.left > 0;
      break;
    }
    const head = elementHead(window);
    if (head === null) break;
    window.at += head.bytes;
    const { id, length } = head;
    if (id === TRACK_ENTRY) tracks.push(new Map());
    if (HOLDERS.has(id)) continue;
    if (NUMBERS.has(id) && length <= 8 && (await window.fill(length))) {
      const value = wholeNumber(window, length);
      if (id === TIMESTAMP_SCALE) scale = value;
      else if (id === CLUSTER_TIME) cluster = value;
      else tracks.at(-1)?.set(id, value);
    } else if ((id === SIMPLE_BLOCK || id === BLOCK) && (await window.fill(4))) {
      // A block begins with its track's number and its time, counted from the cluster's. Numbers above 127 take more bytes.
      const track = window.view.getUint8(window.at) & 0x7f;
      const time = ((cluster + window.view.getInt16(window.at + 1)) * scale) / 1e9;
      const isWhole = await window.skip(length);
      stamps.push({ track, time, isWhole });
      if (isWhole) continue;
      endsBadly = false;
      break;
    }
    if (!(await window.skip(length))) break;
  }

  const track = tracks.find((entry) => entry.get(TRACK_TYPE) === 1);
  if (!track) throw new Error('it has no picture track');
  const frames = stamps.filter((stamp) => stamp.track === track.get(TRACK_NUMBER));
  if (frames.length > LIMITS.frames) throw new Error(`it has more than ${LIMITS.frames} frames`);
  const [width = 0, height = 0] = [track.get(PIXEL_WIDTH), track.get(PIXEL_HEIGHT)];
  if (!(width > 0 && height > 0 && scale > 0)) throw new Error('the table of its pictures is damaged');
  return {
    width,
    height,
    times: frames.map(({ time }) => time),
    whole: frames.filter(({ isWhole }) => isWhole).length,
    endsBadly,
  };
}

/** An element's id and length; both say by the place of their first bit how many bytes they take. Null for what is none. */
function elementHead({ view, at }: ByteWindow): { id: number; length: number; bytes: number } | null {
  const idBytes = Math.clz32(view.getUint8(at)) - 23;
  if (idBytes > 4 || at + idBytes >= view.byteLength) return null;
  const lengthBytes = Math.clz32(view.getUint8(at + idBytes)) - 23;
  const bytes = idBytes + lengthBytes;
  if (lengthBytes > 8 || at + bytes > view.byteLength) return null;
  let id = 0;
  for (let i = 0; i < idBytes; i++) id = 256 * id + view.getUint8(at + i);
  let length = view.getUint8(at + idBytes) & (0xff >> lengthBytes);
  for (let i = 1; i < lengthBytes; i++) length = 256 * length + view.getUint8(at + idBytes + i);
  return { id, length, bytes };
}

function wholeNumber({ view, at }: ByteWindow, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = 256 * value + view.getUint8(at + i);
  return value;
}
