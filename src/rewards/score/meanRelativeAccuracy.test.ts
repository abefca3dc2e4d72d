import { describe, expect, it } from 'vitest';
import { meanRelativeAccuracy, vsiThresholds } from './meanRelativeAccuracy';

describe('meanRelativeAccuracy', () => {
  it('has NumPy’s thresholds, rounding included', () => {
    expect(vsiThresholds).toEqual([0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.8999999999999999, 0.95]);
  });

  it.each([
    [3, 4, 0.6],
    [4, 5, 0.6],
    [12, 10, 0.6],
    [9, 10, 0.9],
    [11, 10, 0.9],
    [7, 10, 0.5],
    [6, 10, 0.3],
    [19, 20, 1],
    [17, 20, 0.8],
    [1, 2, 0.1],
    [4.9, 10, 0],
    [Number.NaN, 4, 0],
    [Number.POSITIVE_INFINITY, 4, 0],
    [0, 0, 0],
  ])('of %f for %f is %f (3d-rft.md §7)', (predicted, truth, value) => {
    expect(meanRelativeAccuracy(predicted, truth)).toBe(value);
  });
});
