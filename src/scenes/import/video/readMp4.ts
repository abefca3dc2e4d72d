import { LIMITS } from '../limits';
import type { Container } from './container';
import { boxAt, boxHead, type Mp4Box, mp4Boxes } from './mp4Boxes';
import { mp4Fragment } from './mp4Fragment';
import { mp4Samples } from './mp4Samples';

/** Bytes that a table of contents (`moov`, `moof`) may have. */
const LONGEST = 64 * 2 ** 20;
/** Boxes that a file may have at its top. */
const MOST_BOXES = 100_000;

/** A film's picture track, as its table of contents tells it. */
export interface Mp4Track {
  readonly id: number;
  /** Ticks per second. */
  readonly timescale: number;
  readonly width: number;
  readonly height: number;
  /** Ticks that a frame of a fragment lasts where the fragment does not say. */
  readonly duration: number;
}

/** Reads the tables of an MP4 or QuickTime file, whole or in fragments. Nothing of its pictures is read.
 * @throws Error in plain words if there is no picture track in it */
export async function readMp4(blob: Blob): Promise<Container> {
  let track: Mp4Track | null = null;
  const ticks: number[] = [];
  let whole = 0;
  /** Frames whose data are still to come. */
  let pending = 0;
  let at = 0;
  for (let boxes = 0; at + 8 <= blob.size && boxes < MOST_BOXES; boxes++) {
    const head = boxHead(new DataView(await blob.slice(at, at + 16).arrayBuffer()), 0);
    if (head === null) break;
    const isCut = at + head.length > blob.size && head.length !== Number.POSITIVE_INFINITY;
    if (head.type === 'moov' || head.type === 'moof') {
      if (isCut || head.length > LONGEST) {
        if (track) break;
        throw new Error('its table of contents is cut off');
      }
      const view = new DataView(await blob.slice(at + head.bytes, at + head.length).arrayBuffer());
      const content: Mp4Box = { type: head.type, start: 0, end: view.byteLength };
      if (head.type === 'moov') {
        const found = pictureTrack(view, content);
        track = found.track;
        const samples = mp4Samples(view, found.table, blob.size);
        ticks.push(...samples.ticks);
        whole += samples.whole;
      } else if (track) {
        const more = mp4Fragment(view, content, track);
        ticks.push(...more);
        pending += more.length;
      }
    } else if (head.type === 'mdat' && !isCut) {
      whole += pending;
      pending = 0;
    }
    if (ticks.length > LIMITS.frames) throw new Error(`it has more than ${LIMITS.frames} frames`);
    at += head.length;
  }
  if (track === null) throw new Error('it has no table of contents');
  const { width, height, timescale } = track;
  return { width, height, times: ticks.map((tick) => tick / timescale), whole, endsBadly: false };
}

/** The first track of pictures, and the table of its samples. */
function pictureTrack(view: DataView, moov: Mp4Box): { track: Mp4Track; table: Mp4Box } {
  for (const trak of mp4Boxes(view, moov.start, moov.end)) {
    const handler = boxAt(view, trak, 'mdia', 'hdlr');
    if (trak.type !== 'trak' || !handler || view.getUint32(handler.start + 8) !== 0x76696465) continue;
    const header = boxAt(view, trak, 'tkhd');
    const clock = boxAt(view, trak, 'mdia', 'mdhd');
    const table = boxAt(view, trak, 'mdia', 'minf', 'stbl');
    const kinds = table && boxAt(view, table, 'stsd');
    if (!header || !clock || !table || !kinds) throw new Error('the table of its pictures is damaged');
    const isLong = view.getUint8(header.start) === 1;
    const id = view.getUint32(header.start + (isLong ? 20 : 12));
    const timescale = view.getUint32(clock.start + (view.getUint8(clock.start) === 1 ? 20 : 12));
    // Of the matrix that turns the picture the first number is the cosine: 0 for a film held upright.
    const isTurned = view.getInt32(header.start + (isLong ? 52 : 40)) === 0;
    const { width, height } = sizeOf(view, kinds);
    if (!(timescale > 0 && width > 0 && height > 0)) throw new Error('the table of its pictures is damaged');
    const track = {
      id,
      timescale,
      width: isTurned ? height : width,
      height: isTurned ? width : height,
      duration: defaultDuration(view, moov, id),
    };
    return { track, table };
  }
  throw new Error('it has no picture track');
}

/** Pixels of the first kind of sample, made square. */
function sizeOf(view: DataView, kinds: Mp4Box): { width: number; height: number } {
  const [entry] = mp4Boxes(view, kinds.start + 8, kinds.end);
  if (!entry) return { width: 0, height: 0 };
  const width = view.getUint16(entry.start + 24);
  const height = view.getUint16(entry.start + 26);
  const shape = boxAt(view, { ...entry, start: entry.start + 78 }, 'pasp');
  const ratio = shape ? view.getUint32(shape.start) / view.getUint32(shape.start + 4) : 1;
  return ratio > 0 && Number.isFinite(ratio)
    ? { width: Math.round(width * ratio), height }
    : { width, height };
}

function defaultDuration(view: DataView, moov: Mp4Box, id: number): number {
  const extension = boxAt(view, moov, 'mvex');
  if (extension) {
    for (const box of mp4Boxes(view, extension.start, extension.end)) {
      if (box.type === 'trex' && view.getUint32(box.start + 4) === id) return view.getUint32(box.start + 12);
    }
  }
  return 0;
}
