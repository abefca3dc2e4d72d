/** Means over as many values in a row as a cycle has, so that rooms of different size do not look like growth. */
export function overCycle(values: readonly number[], cycle: number): number[] {
  return values.slice(cycle - 1).map((_, end) => {
    const window = values.slice(end, end + cycle);
    return window.reduce((sum, value) => sum + value, 0) / cycle;
  });
}
