import { LIMITS } from '../limits';
import { boxAt, type Mp4Box } from './mp4Boxes';

const DAMAGED = 'the table of its pictures is damaged';

/** When each frame of a track is shown (ticks, in the order of storage), and how many of them lie inside a file of `size`
 * bytes.
 * @throws Error in plain words if a table claims to be longer than it is, or they contradict each other: a decoder would go by
 * what they claim, and be busy for hours */
export function mp4Samples(view: DataView, table: Mp4Box, size: number): { ticks: number[]; whole: number } {
  const rows = (type: string, width: number, start = 8): number[] => {
    const box = boxAt(view, table, type);
    if (!box || box.end < box.start + start) return [];
    const claimed = view.getUint32(box.start + start - 4);
    // Where all samples have one size, their table is empty.
    const isEmpty = type === 'stsz' && view.getUint32(box.start + 4) > 0;
    if (isEmpty) return [];
    if (claimed > (box.end - box.start - start) / width) throw new Error(DAMAGED);
    return Array.from({ length: claimed }, (_, i) => box.start + start + width * i);
  };

  const durations = runs(rows('stts', 8), view);
  const shifts = runs(rows('ctts', 8), view);
  if (shifts.length > durations.length) throw new Error(DAMAGED);
  let clock = 0;
  const ticks = durations.map((duration, k) => {
    const tick = clock + (shifts[k] ?? 0);
    clock += duration;
    return tick;
  });
  return { ticks, whole: Math.min(ticks.length, wholeSamples(view, table, rows, size)) };
}

/** Pairs of (how often, value) written out, as far as a clip may go. */
function runs(rows: readonly number[], view: DataView): number[] {
  const values: number[] = [];
  for (const at of rows) {
    const most = LIMITS.frames + 1 - values.length;
    const count = Math.min(view.getUint32(at), most);
    for (let i = 0; i < count; i++) values.push(view.getInt32(at + 4));
    if (count === most) break;
  }
  return values;
}

/** How many samples end before the file does: chunks of samples lie anywhere, the samples of one follow each other. */
function wholeSamples(
  view: DataView,
  table: Mp4Box,
  rows: (type: string, width: number, start?: number) => number[],
  size: number,
): number {
  const sizes = boxAt(view, table, 'stsz');
  if (!sizes) return 0;
  const same = view.getUint32(sizes.start + 4);
  const each = rows('stsz', 4, 12);
  const short = rows('stco', 4).map((at) => view.getUint32(at));
  const chunks = short.length > 0 ? short : rows('co64', 8).map((at) => Number(view.getBigUint64(at)));
  const groups = rows('stsc', 12).map((at) => ({
    first: view.getUint32(at) - 1,
    count: view.getUint32(at + 4),
  }));
  let sample = 0;
  let group = 0;
  for (const [chunk, offset] of chunks.entries()) {
    while (groups[group + 1] && groups[group + 1]!.first <= chunk) group += 1;
    let end = offset;
    for (let i = 0; i < (groups[group]?.count ?? 0); i++) {
      if (same === 0 && sample >= each.length) throw new Error(DAMAGED);
      end += same > 0 ? same : view.getUint32(each[sample]!);
      if (end > size || sample > LIMITS.frames) return sample;
      sample += 1;
    }
  }
  return sample;
}
