import { describe, expect, it } from 'vitest';
import { Random } from './random';

describe('Random', () => {
  it('gives these very numbers, in every engine', () => {
    const random = Random.seeded(1);
    expect([random.word(), random.word(), random.word()]).toEqual([1506684997, 389392296, 138374344]);
  });

  it('goes on from a saved state', () => {
    const random = Random.seeded(7);
    random.normal();
    const copy = Random.restored(random.state);
    expect(Array.from({ length: 20 }, () => copy.word())).toEqual(
      Array.from({ length: 20 }, () => random.word()),
    );
  });

  it('has the moments that it promises', () => {
    const random = Random.seeded(3);
    const moments = (draw: () => number) => {
      const values = Array.from({ length: 20_000 }, draw);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return [
        mean,
        Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length),
      ] as const;
    };
    const [uniformMean, uniformSpread] = moments(() => random.uniform());
    expect(uniformMean).toBeCloseTo(0.5, 1.7);
    expect(uniformSpread).toBeCloseTo(1 / Math.sqrt(12), 2);
    const [mean, spread] = moments(() => random.normal());
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(spread).toBeCloseTo(1, 1);
  });

  it('gives unrelated streams for neighbouring seeds', () => {
    const firsts = Array.from({ length: 4000 }, (_, seed) => Random.seeded(seed).uniform());
    const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
    const lag =
      firsts.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (firsts[i]! - 0.5), 0) / firsts.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(Math.abs(lag)).toBeLessThan(0.005);
  });

  it('shuffles without losing anything', () => {
    const items = [1, 2, 3, 4, 5, 6, 7];
    expect(Random.seeded(5).shuffled(items).sort()).toEqual(items);
  });
});
