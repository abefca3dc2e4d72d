/** Place of the value nearest to `wanted` in a list that rises. Decoders round times; frames lie much further apart. */
export function nearestIndex(rising: readonly number[], wanted: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low > 0 && wanted - rising[low - 1]! < rising[low]! - wanted ? low - 1 : low;
}
