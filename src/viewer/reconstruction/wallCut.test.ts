import { describe, expect, it } from 'vitest';
import { type WallCut, wallCut } from './wallCut';

const bounds = { min: [-2, -3, 0], max: [2, 3, 2.5] } as const;

function cutAt(...eye: [number, number, number]): WallCut {
  const cut: WallCut = [9, 9, 9, 9, 9];
  wallCut(eye, bounds, cut);
  return cut;
}

describe('wallCut', () => {
  it('cuts nothing seen from inside', () => {
    expect(cutAt(0, 0, 1.5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('cuts the walls that the eye is beyond, and the ceiling with them', () => {
    expect(cutAt(6, -8, 5)).toEqual([0, 1, 1, 0, 1]);
    expect(cutAt(-6, 0, 1)).toEqual([1, 0, 0, 0, 1]);
  });

  it('cuts the ceiling alone from above', () => {
    expect(cutAt(0, 0, 12)).toEqual([0, 0, 0, 0, 1]);
  });

  it('fades a wall on the way through it', () => {
    const [, cut] = cutAt(2.1, 0, 1);
    expect(cut).toBeGreaterThan(0.1);
    expect(cut).toBeLessThan(0.9);
  });
});
