/** Moves labels apart, so that none lies on another and all stay between two heights, in their order and as near to where
 * they belong as that allows.
 * @param wanted where each would stand @param gap least distance of two @returns heights, in the order of `wanted` */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  let free = low;
  for (const index of order) {
    placed[index] = Math.max(wanted[index]!, free);
    free = placed[index] + gap;
  }
  // Back from below: what was pushed out pushes the others up again.
  free = high;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index]!, free);
    free = placed[index] - gap;
  }
  return placed;
}
