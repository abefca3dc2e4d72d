import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spreadLabels';

describe('spreadLabels', () => {
  it('leaves alone what is clear', () => expect(spreadLabels([10, 40, 25], 13, 0, 60)).toEqual([10, 40, 25]));

  it('moves apart what is not, and back into the frame', () =>
    expect(spreadLabels([50, 50, 50], 13, 0, 60)).toEqual([34, 47, 60]));

  it('keeps order, distance and frame wherever there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 150 }), { minLength: 1, maxLength: 6 }), (wanted) => {
        const placed = spreadLabels(wanted, 10, 0, 100);
        const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
        order.forEach((index, rank) => {
          expect(placed[index]).toBeGreaterThanOrEqual(0);
          expect(placed[index]).toBeLessThanOrEqual(100);
          if (rank > 0) expect(placed[index]! - placed[order[rank - 1]!]!).toBeGreaterThanOrEqual(10);
        });
      }),
    );
  });
});
