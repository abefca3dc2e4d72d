import { describe, expect, it } from 'vitest';
import { NEAR, type Pinhole } from './pinhole';
import { projectPolygon } from './projectPolygon';

const pinhole: Pinhole = { fx: 100, fy: 100, cx: 50, cy: 50, width: 100, height: 100 };

describe('projectPolygon', () => {
  it('projects a polygon in front of the camera corner by corner', () => {
    const square = [
      [-1, -1, 4],
      [1, -1, 4],
      [1, 1, 4],
      [-1, 1, 4],
    ] as const;
    expect(projectPolygon(pinhole, square)).toEqual([
      [25, 25],
      [75, 25],
      [75, 75],
      [25, 75],
    ]);
  });

  it('leaves nothing of one behind it', () => {
    const triangle = [
      [0, 0, -1],
      [1, 0, -1],
      [0, 1, -2],
    ] as const;
    expect(projectPolygon(pinhole, triangle)).toEqual([]);
  });

  it('cuts one that reaches behind it into a polygon at the near plane', () => {
    const floor = [
      [-1, 1, -2],
      [1, 1, -2],
      [1, 1, 4],
      [-1, 1, 4],
    ] as const;
    const cut = projectPolygon(pinhole, floor);
    expect(cut).toHaveLength(4);
    expect(Math.max(...cut.map(([, v]) => v))).toBeCloseTo((100 * 1) / NEAR + 50, 6);
  });
});
