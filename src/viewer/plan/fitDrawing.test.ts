import { describe, expect, it } from 'vitest';
import { extentOf, fitDrawing, pathOf } from './fitDrawing';

describe('fitDrawing', () => {
  it('fills the drawing one way and centres the other, y up', () => {
    const { place, scale } = fitDrawing({ min: [0, 0], max: [4, 2] }, 100, 100, 10);
    expect(scale).toBe(20);
    expect(place([0, 0])).toEqual([10, 70]);
    expect(place([4, 2])).toEqual([90, 30]);
  });
});

describe('extentOf', () => {
  it('holds all points', () => {
    expect(
      extentOf([
        [1, 5],
        [-2, 3],
      ]),
    ).toEqual({ min: [-2, 3], max: [1, 5] });
  });
});

describe('pathOf', () => {
  it('writes a closed polygon', () => {
    expect(
      pathOf([
        [0, 1],
        [2.25, 3],
        [4, 5],
      ]),
    ).toBe('M0.0 1.0L2.3 3.0L4.0 5.0Z');
    expect(pathOf([])).toBe('');
  });
});
