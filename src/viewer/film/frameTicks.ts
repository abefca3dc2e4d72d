/** Steps between numbered frames. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
/** Pixels that a number needs. */
const ROOM = 56;

/** The frames to number on a strip of `width` pixels. */
export function frameTicks(frameCount: number, width: number): number[] {
  const step = STEPS.find((candidate) => (candidate * width) / frameCount >= ROOM) ?? frameCount;
  return Array.from({ length: Math.ceil(frameCount / step) }, (_, i) => i * step);
}
