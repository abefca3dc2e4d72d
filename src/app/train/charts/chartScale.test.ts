import { describe, expect, it } from 'vitest';
import { chartScale } from './chartScale';

describe('chartScale', () => {
  it('holds its values between round marks', () => {
    expect(chartScale([1.52, 2.21])).toEqual({
      low: 1.4,
      high: 2.4,
      ticks: [1.4, 1.6, 1.8, 2, 2.2, 2.4],
    });
    for (const values of [
      [0.001, 0.0042],
      [-3, 8],
      [1e5, 2e5],
      [0.9999, 1],
    ]) {
      const { low, high, ticks } = chartScale(values);
      expect(low).toBeLessThanOrEqual(Math.min(...values));
      expect(high).toBeGreaterThanOrEqual(Math.max(...values));
      expect(ticks.length).toBeLessThanOrEqual(8);
    }
  });

  it('puts a flat line in the middle', () => {
    const { low, high } = chartScale([2, 2]);
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(2);
  });

  it('stands empty and odd input', () => {
    expect(chartScale([])).toEqual({ low: 0, high: 1, ticks: [0, 1] });
    expect(chartScale([Number.NaN, 0.5]).ticks.length).toBeGreaterThan(1);
    expect(chartScale([0, 0])).toMatchObject({ low: 0, high: 0.06 });
  });

  it('takes the dust of binary fractions for a flat line', () => {
    for (const values of [
      [1, 1 - 2 ** -53],
      [0.1 + 0.2, 0.3],
      [1e-17, 0],
    ]) {
      const { low, high } = chartScale(values);
      expect(high).toBeGreaterThan(low);
    }
  });
});
