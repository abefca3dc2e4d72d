import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLine } from './clipLine';

describe('clipLine', () => {
  it('keeps a line that lies within', () => {
    expect(clipLine([1, 2, 30, 40], 100, 50)).toEqual([1, 2, 30, 40]);
  });

  it('cuts both ends', () => {
    expect(clipLine([-10, 25, 110, 25], 100, 50)).toEqual([0, 25, 100, 25]);
  });

  it('drops a line that passes a corner outside', () => {
    expect(clipLine([-10, 5, 5, -10], 100, 50)).toBeNull();
    expect(clipLine([120, 10, 120, 40], 100, 50)).toBeNull();
  });

  it('keeps to the line and to the rectangle', () => {
    const value = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const kept = clipLine([a, b, c, d], 100, 50);
        if (kept === null) return;
        for (const [x, y] of [kept.slice(0, 2), kept.slice(2)] as [number, number][]) {
          expect(x >= 0 && x <= 100 && y >= 0 && y <= 50).toBe(true);
          const length = Math.hypot(c - a, d - b);
          const off = length === 0 ? 0 : Math.abs((c - a) * (y - b) - (d - b) * (x - a)) / length;
          expect(off).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
