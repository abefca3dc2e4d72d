import { describe, expect, it } from 'vitest';
import { pointSpacing } from './pointSpacing';

const bounds = { min: [0, 0, 0], max: [3, 3, 2] } as const;

/** A flat square of points, so far apart. */
function floor(apart: number): Float32Array {
  const steps = Math.round(3 / apart);
  return Float32Array.from(
    Array.from({ length: steps * steps }, (_, i) => [
      (i % steps) * apart,
      Math.floor(i / steps) * apart,
      0.01,
    ]).flat(),
  );
}

describe('pointSpacing', () => {
  it('finds how far apart the points of a surface are', () => {
    for (const apart of [0.012, 0.02, 0.03]) expect(pointSpacing(floor(apart), bounds)).toBeCloseTo(apart, 2);
  });

  it('keeps within reason', () => {
    expect(pointSpacing(new Float32Array(0), bounds)).toBeGreaterThan(0);
    expect(pointSpacing(Float32Array.of(1, 1, 1), bounds)).toBeLessThan(0.1);
  });
});
