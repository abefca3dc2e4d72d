import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RewardPart } from '../result';
import { PROPERTY, TRIED } from '../testing/arbitraries';
import { varianceShares } from './varianceShares';

const NAMES = ['format', 'frame', 'iou'] as const;
const result = (values: readonly number[], weights: readonly number[] = [1, 1, 1]) => {
  const parts = values.map(
    (value, i): RewardPart => ({ name: NAMES[i]!, value, weight: weights[i]!, maximum: 1 }),
  );
  return { parts, total: parts.reduce((sum, { weight, value }) => sum + weight * value, 0) };
};
const total = (shares: Record<string, number>) =>
  Object.values(shares).reduce((sum, share) => sum + share, 0);

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const group = fc.array(fc.tuple(unit, unit, unit), { minLength: 2, maxLength: 8 });
const groups = fc.array(group, { minLength: 1, maxLength: 4 });
/** Groups whose totals differ visibly: shares of rounding errors say nothing. */
const spread = groups.filter((all) =>
  all.some((rows) => {
    const totals = rows.map((row) => result(row).total);
    return Math.max(...totals) - Math.min(...totals) > 0.01;
  }),
);

describe('shares of the variance', () => {
  it('are read off where parts vary apart', () => {
    // Within the group: frame 0 or 1, iou 0 or 0.5, independently; variances 1/4 and 1/16 of a total of 5/16.
    const rows = [
      [1, 0, 0],
      [1, 1, 0],
      [1, 0, 0.5],
      [1, 1, 0.5],
    ];
    const shares = varianceShares([rows.map((row) => result(row))]);
    expect(shares.format).toBe(0);
    expect(shares.frame).toBeCloseTo(0.8, 12);
    expect(shares.iou).toBeCloseTo(0.2, 12);
  });

  it('are negative where a part works against the others, and nothing where all rewards are equal', () => {
    const against = varianceShares([[result([0, 1, 0]), result([0, 0, 0.25])]]);
    expect(against.frame).toBeGreaterThan(1);
    expect(against.iou).toBeLessThan(0);
    expect(varianceShares([[result([1, 0.2, 0]), result([1, 0.2, 0])]])).toEqual({});
    expect(varianceShares([])).toEqual({});
  });

  it(`sum to 1 ${TRIED}`, () => {
    fc.assert(
      fc.property(spread, fc.tuple(unit, unit), (all, [frame, iou]) => {
        const weights = [1, 0.5 + frame, 0.5 + iou];
        const shares = varianceShares(all.map((rows) => rows.map((row) => result(row, weights))));
        if (Object.keys(shares).length > 0) expect(total(shares)).toBeCloseTo(1, 9);
      }),
      PROPERTY,
    );
  });

  it(`do not change when a group's rewards are shifted, all are scaled, or rollouts trade places ${TRIED}`, () => {
    fc.assert(
      fc.property(spread, unit, fc.double({ min: 0.5, max: 2, noNaN: true }), (all, shift, scale) => {
        const shares = varianceShares(all.map((rows) => rows.map((row) => result(row))));
        const moved = all.map((rows, g) =>
          rows.map(([a, b, c]) => result([scale * a + g, scale * (b + shift), scale * c])),
        );
        const again = varianceShares(moved.map((rows) => [...rows].reverse()));
        for (const name of NAMES) expect(again[name]).toBeCloseTo(shares[name]!, 6);
      }),
      PROPERTY,
    );
  });
});
