import type { Scene } from '#scenes';

/** Place, in the picture of stills, of the one nearest to a frame. */
export function stillAt(
  { frames, columns }: NonNullable<Scene['thumbnails']>,
  frame: number,
): { column: number; row: number } {
  const cell = frames.reduce(
    (best, candidate, i) => (Math.abs(candidate - frame) < Math.abs(frames[best]! - frame) ? i : best),
    0,
  );
  return { column: cell % columns, row: Math.floor(cell / columns) };
}
