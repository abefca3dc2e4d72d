import type { Random } from '#scenes';

/** So many frames of a clip, each another one than the last, so that every one is a seek.
 * @param from the frame that is shown before */
export function randomFrames(random: Random, count: number, frames: number, from: number): number[] {
  const chosen: number[] = [];
  for (let last = from; chosen.length < count; ) {
    // One less to choose from, and those from the last one on moved up by one.
    const drawn = random.integer(frames - 1);
    last = drawn < last ? drawn : drawn + 1;
    chosen.push(last);
  }
  return chosen;
}
