import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeCamera, viewpointOf } from './freeCamera';

const range = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('viewpointOf', () => {
  it('is the viewpoint that the camera was made of', () => {
    const view = fc.record({
      target: fc.tuple(range(-5, 5), range(-5, 5), range(0, 3)),
      azimuth: range(-3, 3),
      polar: range(0.001, 3.1),
      distance: range(0.2, 60),
      fov: range(0.05, 2),
    });
    fc.assert(
      fc.property(view, (each) => {
        const back = viewpointOf(freeCamera(each));
        expect(back.azimuth).toBeCloseTo(each.azimuth, 6);
        expect(back.polar).toBeCloseTo(each.polar, 6);
        expect(back.distance).toBeCloseTo(each.distance, 6);
        expect(back).toMatchObject({ target: each.target, fov: each.fov });
      }),
    );
  });

  it('has +y at the top where it looks straight down', () => {
    const { azimuth, polar } = viewpointOf({ eye: [1, 1, 9], target: [1, 1, 0], fov: 0.1 });
    expect(azimuth).toBeCloseTo(-Math.PI / 2);
    expect(polar).toBeGreaterThan(0);
  });
});
