import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorldBox } from '#rewards';
import { boxOffset } from './boxOffset';

const box = (...numbers: number[]) => numbers as unknown as WorldBox;
const angle = fc.double({ min: -3, max: 3, noNaN: true });

describe('boxOffset', () => {
  it('says how far apart, how much turned and how much larger', () => {
    const { distance, angle, volume } = boxOffset(
      box(3, 4, 0, 2, 1, 1, Math.PI / 6, 0, 0),
      box(0, 0, 0, 1, 1, 1, 0, 0, 0),
    );
    expect(distance).toBeCloseTo(5, 12);
    expect(angle).toBeCloseTo(30, 9);
    expect(volume).toBeCloseTo(2, 12);
  });

  it('takes a half turn about any axis for no turn, and a quarter for a quarter', () => {
    const turned = (a: number, b: number, g: number) =>
      boxOffset(box(0, 0, 0, 1, 2, 3, a, b, g), box(0, 0, 0, 1, 2, 3, 0, 0, 0)).angle;
    expect(turned(Math.PI, 0, 0)).toBeCloseTo(0, 5);
    expect(turned(0, Math.PI, 0)).toBeCloseTo(0, 5);
    expect(turned(0, 0, Math.PI)).toBeCloseTo(0, 5);
    expect(turned(Math.PI / 2, 0, 0)).toBeCloseTo(90, 5);
  });

  it('is the same both ways, and nothing to itself', () => {
    fc.assert(
      fc.property(fc.tuple(angle, angle, angle), fc.tuple(angle, angle, angle), (a, b) => {
        const [p, q] = [box(0, 0, 0, 1, 2, 3, ...a), box(1, 0, 0, 1, 2, 3, ...b)];
        expect(boxOffset(p, q).angle).toBeCloseTo(boxOffset(q, p).angle, 4);
        expect(boxOffset(p, p).angle).toBeCloseTo(0, 4);
        expect(boxOffset(p, q).angle).toBeLessThanOrEqual(120.001);
      }),
    );
  });
});
