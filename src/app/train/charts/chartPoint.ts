export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  /** Half the band's height at this point. */
  readonly error?: number;
}

/** Lowest and highest value of some points, their bands included. */
export function chartSpan(points: readonly ChartPoint[]): { readonly low: number; readonly high: number } {
  return {
    low: Math.min(...points.map(({ y, error = 0 }) => y - error)),
    high: Math.max(...points.map(({ y, error = 0 }) => y + error)),
  };
}
