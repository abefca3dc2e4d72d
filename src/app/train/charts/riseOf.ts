import type { ChartPoint } from './chartPoint';

/** By how much a curve rises from the mean of its first tenth to that of its last: of points that scatter, two single ones say
 * nothing. Null of fewer than twenty points. */
export function riseOf(points: readonly ChartPoint[]): number | null {
  const tenth = Math.floor(points.length / 10);
  if (tenth < 2) return null;
  return mean(points.slice(-tenth)) - mean(points.slice(0, tenth));
}

function mean(points: readonly ChartPoint[]): number {
  return points.reduce((sum, { y }) => sum + y, 0) / points.length;
}
