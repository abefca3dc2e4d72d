import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxPair, PROPERTY, TRIED } from '../testing/arbitraries';
import { UNIT } from '../testing/tasks';
import { boxIoU } from './boxIoU';
import { pytorchIoU } from './pytorchIoU';

describe('pytorchIoU', () => {
  it(`is boxIoU but for single precision ${TRIED}`, () => {
    fc.assert(
      fc.property(boxPair, ([a, b]) => {
        // Down to extents of 5 cm, where a corner's rounding of 1e-7 m weighs most.
        expect(Math.abs(pytorchIoU(a, b) - boxIoU(a, b))).toBeLessThan(2e-5);
      }),
      PROPERTY,
    );
  });

  it('refuses boxes with a face below 2e-4 m², as PyTorch3D does', () => {
    const sized = (dx: number, dy: number, dz: number) => [0, 0, 0, dx, dy, dz, 0.3, 0.2, 0.1];
    expect(pytorchIoU(sized(1, 1, 3e-4), sized(1, 1, 3e-4))).toBeCloseTo(1, 3);
    expect(pytorchIoU(sized(1, 1, 1e-4), sized(1, 1, 1e-4))).toBe(0);
    expect(pytorchIoU(sized(0.01, 0.01, 5), sized(0.01, 0.01, 5))).toBe(0);
    expect(pytorchIoU(UNIT, sized(1, 1, 1e-4))).toBe(0);
    expect(pytorchIoU(sized(1, 1, 0), UNIT)).toBe(0);
  });

  it('takes a negative extent for its absolute value', () => {
    expect(pytorchIoU([0, 0, 0, -1, 1, 1, 0, 0, 0], UNIT)).toBeCloseTo(1, 12);
    expect(pytorchIoU(UNIT, [0.5, 0, 0, -1, 1, 1, 0, 0, 0])).toBeCloseTo(1 / 3, 12);
    expect(pytorchIoU([0, 0, 0, 1, -1, -1, 0, 0, 0], [0.5, 0, 0, -1, 1, -1, 0, 0, 0])).toBeCloseTo(1 / 3, 12);
  });

  it('is 0 without nine finite numbers', () => {
    expect(pytorchIoU(UNIT, UNIT.slice(0, 8))).toBe(0);
    expect(pytorchIoU(UNIT.slice(0, 8), UNIT)).toBe(0);
    expect(pytorchIoU([0, 0, Number.NaN, 1, 1, 1, 0, 0, 0], UNIT)).toBe(0);
    expect(pytorchIoU([0, 0, 0, 1e39, 1, 1, 0, 0, 0], UNIT)).toBe(0);
  });
});
