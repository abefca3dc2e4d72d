import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convexHull, type Point2 } from './convexHull';

describe('convexHull', () => {
  it('drops points inside and on edges', () => {
    const square: Point2[] = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ];
    expect(convexHull([...square, [1, 1], [1, 0], [0.5, 0.7]])).toEqual(square);
  });

  it('turns left everywhere and holds every point', () => {
    const value = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 30 }), (points) => {
        const hull = convexHull(points);
        if (hull.length < 3) return;
        hull.forEach((a, i) => {
          const b = hull[(i + 1) % hull.length]!;
          for (const [x, y] of points) {
            expect((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])).toBeGreaterThanOrEqual(0);
          }
        });
      }),
    );
  });
});
