import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxIoU, eulerToMatrix, type WorldBox } from '#rewards';
import { boxDistance } from './boxDistance';

const box = (...numbers: number[]) => numbers as unknown as WorldBox;
const HALF_TURN = Math.PI / 4;

const anyBox = fc
  .tuple(
    ...[0, 1, 2].map(() => fc.double({ min: -3, max: 3, noNaN: true })),
    ...[0, 1, 2].map(() => fc.double({ min: 0.05, max: 2, noNaN: true })),
    ...[0, 1, 2].map(() => fc.double({ min: -3.1, max: 3.1, noNaN: true })),
  )
  .map((numbers) => numbers as unknown as WorldBox);

describe('boxDistance', () => {
  it.each([
    ['face to face', box(0, 0, 0, 1, 1, 1, 0, 0, 0), box(3, 0, 0, 1, 1, 1, 0, 0, 0), 2],
    ['edge to edge, parallel', box(0, 0, 0, 1, 1, 1, 0, 0, 0), box(2, 2, 0, 1, 1, 1, 0, 0, 0), Math.SQRT2],
    ['corner to corner', box(0, 0, 0, 1, 1, 1, 0, 0, 0), box(2, 2, 2, 1, 1, 1, 0, 0, 0), Math.sqrt(3)],
    // a unit cube on its edge reaches √½ towards +x
    [
      'edge to face',
      box(0, 0, 0, 1, 1, 1, HALF_TURN, 0, 0),
      box(2, 0, 0, 1, 1, 1, 0, 0, 0),
      1.5 - Math.SQRT1_2,
    ],
    // one beam turned about z, the other about x: two edges that cross at right angles, √½ from either middle
    [
      'crossing edges',
      box(0, 0, 0, 1, 1, 9, HALF_TURN, 0, 0),
      box(3, 0, 0, 1, 9, 1, 0, 0, HALF_TURN),
      3 - 2 * Math.SQRT1_2,
    ],
    ['touching', box(0, 0, 0, 1, 1, 1, 0, 0, 0), box(1, 0.3, 0.2, 1, 1, 1, 0, 0, 0), 0],
    ['one inside the other', box(0, 0, 0, 3, 3, 3, 0, 0, 0), box(0.2, 0, 0, 1, 1, 1, 0.3, 0.2, 0.1), 0],
    // a cross: no corner of either is in the other
    ['through one another', box(0, 0, 0, 4, 1, 1, 0, 0, 0), box(0, 0, 0, 0.5, 4, 0.5, 0, 0, 0), 0],
  ])('%s', (_, first, second, expected) => {
    expect(boxDistance(first, second).distance).toBeCloseTo(expected, 12);
  });

  it('is the same both ways, between points of the boxes, and 0 exactly where they overlap', () => {
    fc.assert(
      fc.property(anyBox, anyBox, (first, second) => {
        const there = boxDistance(first, second);
        const back = boxDistance(second, first);
        expect(there.distance).toBeCloseTo(back.distance, 9);
        expect(outside(first, there.from)).toBeLessThan(1e-9);
        expect(outside(second, there.to)).toBeLessThan(1e-9);
        expect(Math.hypot(...there.from.map((v, i) => v - there.to[i]!))).toBeCloseTo(there.distance, 9);
        if (boxIoU(first, second) > 1e-9) expect(there.distance).toBe(0);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  it('is the least distance of densely sampled surfaces, less at most one grid step', () => {
    fc.assert(
      fc.property(anyBox, anyBox, (first, second) => {
        const { distance } = boxDistance(first, second);
        const step = 0.1;
        const sampled = Math.min(
          ...surface(first, step).map((point) => outside(second, point)),
          ...surface(second, step).map((point) => outside(first, point)),
        );
        expect(distance).toBeLessThanOrEqual(sampled + 1e-9);
        // the nearest point of a face has a sample within half a step along both its axes
        expect(distance).toBeGreaterThanOrEqual(sampled - step * Math.SQRT1_2 - 1e-9);
      }),
      { seed: 5, numRuns: 150 },
    );
  });
});

/** Distance from a point to a box: 0 inside. By the box's own coordinates, not by the code under test. */
function outside(box: WorldBox, point: readonly number[]): number {
  const m = eulerToMatrix([box[6], box[7], box[8]]);
  const offset = [0, 1, 2].map((i) => point[i]! - box[i]!);
  const over = [0, 1, 2].map((axis) => {
    const own = [0, 3, 6].reduce((sum, row, i) => sum + m[row + axis]! * offset[i]!, 0);
    return Math.max(0, Math.abs(own) - box[3 + axis]! / 2);
  });
  return Math.hypot(...over);
}

function surface(box: WorldBox, step: number): number[][] {
  const m = eulerToMatrix([box[6], box[7], box[8]]);
  const ticks = (extent: number) => {
    const count = Math.ceil(extent / step);
    return Array.from({ length: count + 1 }, (_, i) => (i / count - 0.5) * extent);
  };
  return [0, 1, 2].flatMap((axis) => {
    const [p, q] = [(axis + 1) % 3, (axis + 2) % 3];
    return [-0.5, 0.5].flatMap((side) =>
      ticks(box[3 + p]!).flatMap((u) =>
        ticks(box[3 + q]!).map((v) => {
          const own = [0, 0, 0];
          [own[axis], own[p], own[q]] = [side * box[3 + axis]!, u, v];
          return [0, 1, 2].map(
            (i) => box[i]! + m[3 * i]! * own[0]! + m[3 * i + 1]! * own[1]! + m[3 * i + 2]! * own[2]!,
          );
        }),
      ),
    );
  });
}
