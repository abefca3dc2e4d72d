/** A figure and its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The middle 95 % of what a bootstrap drew, round the figure itself (percentile interval, Efron 1979). */
export function intervalOf(value: number, drawn: readonly number[]): Interval {
  const sorted = drawn.filter(Number.isFinite).sort((a, b) => a - b);
  const low = sorted[Math.floor(0.025 * sorted.length)] ?? value;
  return { value, low, high: sorted[Math.ceil(0.975 * sorted.length) - 1] ?? value };
}
