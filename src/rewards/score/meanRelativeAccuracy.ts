/** VSI-Bench's thresholds: NumPy's `linspace(.5, .95, 10)`, rounding included, which decides cases on the boundary
 * (3d-rft.md §7). */
export const vsiThresholds: readonly number[] = Array.from({ length: 10 }, (_, i) =>
  i === 9 ? 0.95 : 0.5 + i * ((0.95 - 0.5) / 9),
);

/** Mean relative accuracy of a number: the share of thresholds θ that its relative error passes.
 * `vsi-bench` is that code to the letter, |y − y*| / y* ≤ 1 − θ (any y passes for a negative y*); `paper` is the printed formula,
 * |y − y*| / |y*| < 1 − θ. A truth of 0 or a NaN passes nothing. */
export function meanRelativeAccuracy(
  predicted: number,
  truth: number,
  rule: 'vsi-bench' | 'paper' = 'vsi-bench',
  thresholds: readonly number[] = vsiThresholds,
): number {
  if (truth === 0 || thresholds.length === 0) return 0;
  const error = Math.abs(predicted - truth) / (rule === 'paper' ? Math.abs(truth) : truth);
  const passed = thresholds.filter((theta) => (rule === 'paper' ? error < 1 - theta : error <= 1 - theta));
  return passed.length / thresholds.length;
}
