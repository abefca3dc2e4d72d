import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointCloud } from '../pointCloud';
import { Random } from '../random';
import { thinPoints } from './thinPoints';

function cloud(count: number, seed: number, size = 1): PointCloud {
  const random = Random.seeded(seed);
  return {
    count,
    positions: Float32Array.from({ length: 3 * count }, () => random.between(-size, size)),
    colors: Uint8Array.from({ length: 3 * count }, () => random.integer(256)),
  };
}

const rows = ({ count, positions, colors }: PointCloud) =>
  Array.from({ length: count }, (_, i) =>
    [...positions.subarray(3 * i, 3 * i + 3), ...colors.subarray(3 * i, 3 * i + 3)].join(),
  );
const cube = ({ positions }: PointCloud, i: number, edge: number) =>
  [0, 1, 2].map((axis) => Math.floor(positions[3 * i + axis]! / edge)).join();

describe('thinPoints', () => {
  it('keeps every point that the budget allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer(), (count, seed) => {
        const points = cloud(count, seed);
        expect(rows(thinPoints(points, 1000)).sort()).toEqual(rows(points).sort());
      }),
    );
  });

  it('gives the same order whatever the order was, and keeps its own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer(),
        fc.integer({ min: 1, max: 250 }),
        (count, seed, budget) => {
          const points = cloud(count, seed);
          const order = Random.seeded(seed + 1).shuffled(Array.from({ length: count }, (_, i) => i));
          const pick = (from: ArrayLike<number>) =>
            order.flatMap((i) => [from[3 * i]!, from[3 * i + 1]!, from[3 * i + 2]!]);
          const shuffled = {
            count,
            positions: Float32Array.from(pick(points.positions)),
            colors: Uint8Array.from(pick(points.colors)),
          };
          const thinned = thinPoints(points, budget);
          expect(rows(thinPoints(shuffled, budget))).toEqual(rows(thinned));
          expect(rows(thinPoints(thinned, budget))).toEqual(rows(thinned));
        },
      ),
    );
  });

  it('puts one point of every 20 cm cube first, then one of every 10 cm cube', () => {
    const thinned = thinPoints(cloud(20_000, 3), 20_000);
    const distinct = (edge: number, first: number) =>
      new Set(Array.from({ length: first }, (_, i) => cube(thinned, i, edge))).size;
    const coarse = distinct(0.2, thinned.count);
    expect(distinct(0.2, coarse)).toBe(coarse);
    const fine = distinct(0.1, thinned.count);
    expect(distinct(0.1, fine)).toBe(fine);
  });
});
