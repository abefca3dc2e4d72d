import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROPERTY, TRIED } from '../testing/arbitraries';
import { advantages, batchAdvantages } from './advantages';

const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(6)));

describe('advantages', () => {
  it('have the golden values of 3d-rft.md §8.2', () => {
    expect(rounded(advantages([1, 0, 0, 1]).values)).toEqual([0.865875, -0.865875, -0.865875, 0.865875]);
    expect(rounded(advantages([3, 2.2, 1, 0]).values)).toEqual([1.098108, 0.492255, -0.416524, -1.173839]);
  });

  it('are 0, and flagged, where all rewards are equal', () => {
    expect(advantages([0.1 + 0.2, 0.3, 0.3])).toMatchObject({ values: [0, 0, 0], flat: true });
    expect(advantages([2])).toEqual({ values: [0], mean: 2, deviation: 0, flat: true });
    expect(advantages([])).toEqual({ values: [], mean: 0, deviation: 0, flat: true });
  });

  it('are scaled as asked', () => {
    const rewards = [3, 1];
    expect(advantages(rewards, { scale: 'none' }).values).toEqual([1, -1]);
    expect(advantages(rewards, { scale: 'population', epsilon: 0 }).values).toEqual([1, -1]);
    expect(advantages(rewards, { epsilon: 0 }).values[0]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(rounded(advantages(rewards, { epsilon: 1 }).values)).toEqual([0.414214, -0.414214]);
    expect(advantages(rewards, { scale: 'batch' })).toEqual(advantages(rewards));
  });

  it('share one deviation over the batch on request', () => {
    const [first, second] = batchAdvantages(
      [
        [0, 0],
        [4, 8],
      ],
      { scale: 'batch', epsilon: 0 },
    );
    expect(first).toMatchObject({ values: [0, 0], flat: true });
    // Deviation of 0, 0, 4, 8 with Bessel's correction.
    expect(second?.deviation).toBeCloseTo(Math.sqrt(44 / 3), 12);
    expect(second?.values[1]).toBeCloseTo(2 / Math.sqrt(44 / 3), 12);
    expect(batchAdvantages([])).toEqual([]);
  });

  it(`sum to 0 and stay within (G − 1) / √G ${TRIED}`, () => {
    const reward = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(reward, { minLength: 2, maxLength: 16 }), (rewards) => {
        const { values } = advantages(rewards);
        expect(Math.abs(values.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
        const limit = (rewards.length - 1) / Math.sqrt(rewards.length);
        expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(limit + 1e-9);
      }),
      PROPERTY,
    );
  });
});
