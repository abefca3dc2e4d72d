import { LIMITS } from '../limits';
import { boxAt, type Mp4Box, mp4Boxes } from './mp4Boxes';
import type { Mp4Track } from './readMp4';

/** When each frame of a fragment (`moof`) of a track is shown, ticks. Browsers record in fragments. */
export function mp4Fragment(
  view: DataView,
  moof: Mp4Box,
  track: Pick<Mp4Track, 'id' | 'duration'>,
): number[] {
  const ticks: number[] = [];
  for (const traf of mp4Boxes(view, moof.start, moof.end)) {
    const header = boxAt(view, traf, 'tfhd');
    if (traf.type !== 'traf' || !header || view.getUint32(header.start + 4) !== track.id) continue;
    const flags = view.getUint32(header.start) & 0xffffff;
    const before = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
    const usual = flags & 8 ? view.getUint32(header.start + before) : track.duration;
    let clock = startOf(view, boxAt(view, traf, 'tfdt'));
    for (const run of mp4Boxes(view, traf.start, traf.end)) {
      if (run.type !== 'trun') continue;
      const has = view.getUint32(run.start) & 0xffffff;
      // Each sample has those of duration, size, flags and shift that the run's flags name.
      const [duration, size, flag, shift] = [0x100, 0x200, 0x400, 0x800].map((bit) => (has & bit ? 4 : 0));
      const width = duration! + size! + flag! + shift!;
      let at = run.start + 8 + (has & 1 ? 4 : 0) + (has & 4 ? 4 : 0);
      const claimed = view.getUint32(run.start + 4);
      const room = width === 0 ? LIMITS.frames + 1 : Math.floor((run.end - at) / width);
      for (let i = 0; i < Math.min(claimed, room); i++, at += width) {
        ticks.push(clock + (shift ? view.getInt32(at + width - 4) : 0));
        clock += duration ? view.getUint32(at) : usual;
      }
    }
  }
  return ticks;
}

function startOf(view: DataView, box: Mp4Box | undefined): number {
  if (!box) return 0;
  return view.getUint8(box.start) === 1
    ? Number(view.getBigUint64(box.start + 4))
    : view.getUint32(box.start + 4);
}
