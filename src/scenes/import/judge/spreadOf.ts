/** Low and high end of some numbers without a share of outliers at either side. Sorts in place. */
export function spreadOf(values: Float64Array, outliers: number): [number, number] {
  if (values.length === 0) return [0, 0];
  values.sort();
  const skip = Math.floor(values.length * outliers);
  return [values[skip]!, values[values.length - 1 - skip]!];
}

/** One coordinate of `[points, 3]`. */
export function coordinate(points: Float64Array, axis: 0 | 1 | 2): Float64Array {
  return Float64Array.from({ length: points.length / 3 }, (_, i) => points[3 * i + axis]!);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((p, q) => p - q);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
