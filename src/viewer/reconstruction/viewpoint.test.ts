import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cross, dot, subtract, type Vector3 } from '../geometry/vector';
import { between, eyeDirection, eyeOf, frameOn, type Viewpoint } from './viewpoint';

/** Where a viewpoint sees a point: −1 to 1 across the picture, −1 to 1 up it. */
function seenAt(view: Viewpoint, aspect: number, point: Vector3): [number, number, number] {
  const back = eyeDirection(view);
  const right: Vector3 = [-Math.sin(view.azimuth), Math.cos(view.azimuth), 0];
  const offset = subtract(point, eyeOf(view));
  const depth = -dot(offset, back);
  const tan = Math.tan(view.fov / 2);
  return [
    dot(offset, right) / (depth * tan * aspect),
    dot(offset, cross(back, right)) / (depth * tan),
    depth,
  ];
}

const range = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('frameOn', () => {
  const point = fc.tuple(range(-4, 4), range(-4, 4), range(0, 3));
  const cloud = fc.array(point, { minLength: 3, maxLength: 12 }).filter((points) => {
    const size = (axis: 0 | 1 | 2) => {
      const values = points.map((p) => p[axis]);
      return Math.max(...values) - Math.min(...values);
    };
    return size(0) > 0.5 && size(1) > 0.5;
  });

  it('shows all points, in the middle, and no smaller than it must', () => {
    fc.assert(
      fc.property(cloud, range(-3, 3), range(0.1, 1.5), range(0.5, 2), (points, azimuth, polar, aspect) => {
        const view = frameOn(points, { azimuth, polar, fov: 0.6 }, aspect, 0.1);
        const seen = points.map((p) => seenAt(view, aspect, p));
        const most = Math.max(...seen.flatMap(([x, y]) => [Math.abs(x), Math.abs(y)]));
        for (const [, , depth] of seen) expect(depth).toBeGreaterThan(0);
        expect(most).toBeCloseTo(0.9, 6);
      }),
      { numRuns: 500 },
    );
  });
});

describe('between', () => {
  const from: Viewpoint = { target: [0, 0, 0], azimuth: 3, polar: 1, distance: 4, fov: 0.6 };
  const to: Viewpoint = { target: [1, 2, 0], azimuth: -3, polar: 0.2, distance: 16, fov: 0.1 };

  it('begins and ends where it should', () => {
    expect(between(from, to, 0)).toMatchObject({ target: [0, 0, 0], azimuth: 3, polar: 1 });
    const end = between(from, to, 1);
    expect(end.target).toEqual([1, 2, 0]);
    expect(end.distance).toBeCloseTo(16, 10);
    expect(end.fov).toBeCloseTo(0.1, 10);
    expect(Math.cos(end.azimuth)).toBeCloseTo(Math.cos(-3), 10);
  });

  it('turns the shorter way round', () => {
    expect(between(from, to, 0.5).azimuth).toBeCloseTo(Math.PI, 10);
  });

  it('keeps the size of what is looked at evenly changing', () => {
    const size = (share: number) => {
      const { distance, fov } = between(from, to, share);
      return Math.log(distance * Math.tan(fov / 2));
    };
    expect(size(0.5)).toBeCloseTo((size(0) + size(1)) / 2, 10);
  });
});
