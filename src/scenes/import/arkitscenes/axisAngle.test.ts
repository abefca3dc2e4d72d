import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectNumbers } from '../../testing/expectNumbers';
import { axisAngleToMatrix, matrixToAxisAngle } from './axisAngle';

/** exp of the cross-product matrix of (0.1, −1.9, 0.2): forty terms of its series, in fractions. */
const EXPONENTIAL = [
  -0.3320205458471019, -0.16781418848772167, -0.928224517709805, 0.029138076865283663, 0.9817531432075739,
  -0.18791417796068935, 0.9428220031437458, -0.08943804528418667, -0.3210724317716463,
];

test('a rotation is the exponential of its vector', () => {
  expectNumbers(axisAngleToMatrix([0, 0, Math.PI / 2]), [0, -1, 0, 1, 0, 0, 0, 0, 1], 15);
  expectNumbers(axisAngleToMatrix([0.1, -1.9, 0.2]), EXPONENTIAL, 14);
});

test('a vector comes back from its matrix, up to half a turn', () => {
  const component = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      component,
      component,
      component,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (x, y, z, share) => {
        const length = Math.hypot(x, y, z);
        fc.pre(length > 1e-3);
        const angle = share * Math.PI;
        const vector = [x, y, z].map((value) => (value / length) * angle) as [number, number, number];
        const matrix = axisAngleToMatrix(vector);
        expectNumbers(axisAngleToMatrix(matrixToAxisAngle(matrix)), matrix, 12);
        // at half a turn a vector and its opposite are one rotation
        if (angle < Math.PI - 1e-6) expectNumbers(matrixToAxisAngle(matrix), vector, 9);
      },
    ),
    { numRuns: 500 },
  );
});

test('tiny and no turns keep their digits', () => {
  expect(matrixToAxisAngle(axisAngleToMatrix([0, 0, 0]))).toEqual([0, 0, 0]);
  expectNumbers(
    matrixToAxisAngle(axisAngleToMatrix([1e-9, 2e-9, -3e-9])).map((v) => v * 1e9),
    [1, 2, -3],
    6,
  );
});
