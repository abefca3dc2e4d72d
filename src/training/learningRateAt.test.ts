import { expect, it } from 'vitest';
import { learningRateAt } from './learningRateAt';

it('rises over the warm-up and stays', () => {
  const rates = [1, 2, 5, 10, 11, 1000].map((step) => learningRateAt({ learningRate: 2, warmup: 10 }, step));
  expect(rates).toEqual([0.2, 0.4, 1, 2, 2, 2]);
  expect(learningRateAt({ learningRate: 2, warmup: 0 }, 1)).toBe(2);
});

it('falls in a straight line from the first step on, and never below 0', () => {
  const at = (step: number) => learningRateAt({ learningRate: 2, warmup: 2, decaySteps: 4 }, step);
  expect([1, 2, 3, 4, 5, 6].map(at)).toEqual([1, 1.5, 1, 0.5, 0, 0]);
});
