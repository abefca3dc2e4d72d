import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixToQuaternion, quaternionToMatrix } from './quaternion';

const component = fc.double({ min: -1, max: 1, noNaN: true });

describe('quaternions', () => {
  it('turn as Hamilton had it', () => {
    // a quarter turn about x takes y to z; a third about (1, 1, 1) takes x to y to z
    expect(quaternionToMatrix([1, 1, 0, 0])).toEqual([1, 0, 0, 0, 0, -1, 0, 1, 0]);
    expect(quaternionToMatrix([0.5, 0.5, 0.5, 0.5])).toEqual([0, 0, 1, 1, 0, 0, 0, 1, 0]);
  });

  it('come back from matrices, to the sign', () => {
    fc.assert(
      fc.property(fc.tuple(component, component, component, component), (q) => {
        const length = Math.hypot(...q);
        fc.pre(length > 1e-3);
        const back = matrixToQuaternion(quaternionToMatrix(q));
        const dot = back.reduce((sum, value, i) => sum + (value * q[i]!) / length, 0);
        expect(Math.abs(dot)).toBeCloseTo(1, 12);
        expect(back[0]).toBeGreaterThanOrEqual(0);
        quaternionToMatrix(back).forEach((value, i) => {
          expect(value).toBeCloseTo(quaternionToMatrix(q)[i]!, 12);
        });
      }),
    );
  });
});
