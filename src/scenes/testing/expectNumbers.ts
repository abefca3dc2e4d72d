import { expect } from 'vitest';

/** Expects numbers near other numbers, one by one. */
export function expectNumbers(actual: ArrayLike<number>, wanted: readonly number[], digits: number): void {
  wanted.forEach((value, i) => {
    expect(actual[i], `number ${i}`).toBeCloseTo(value, digits);
  });
}
