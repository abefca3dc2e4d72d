import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyBox, anyPose, boxPair, PROPERTY, TRIED } from '../testing/arbitraries';
import { UNIT } from '../testing/tasks';
import { boxIoU, overlap } from './boxIoU';
import { eulerToMatrix } from './euler';
import { transformBox } from './transformBox';

interface FixtureCase {
  readonly name: string;
  readonly a: number[];
  readonly b: number[];
  readonly iou: number;
  readonly intersection: number;
}

describe('boxIoU', () => {
  it('agrees with every case of the fixture within 1e-9', () => {
    const { cases } = JSON.parse(readFileSync('tests/fixtures/iou_9dof.json', 'utf8')) as {
      cases: FixtureCase[];
    };
    expect(cases.length).toBe(300);
    for (const { name, a, b, iou, intersection } of cases) {
      expect(Math.abs(boxIoU(a, b) - iou), name).toBeLessThan(1e-9);
      expect(Math.abs(boxIoU(b, a) - iou), name).toBeLessThan(1e-9);
      expect(Math.abs(overlap(a, b).volume - intersection), name).toBeLessThan(
        1e-9 * Math.max(1, intersection),
      );
    }
  });

  it.each([
    [UNIT, UNIT, 1, 1],
    [UNIT, [0.5, 0, 0, 1, 1, 1, 0, 0, 0], 0.5, 0.333333333],
    [UNIT, [0, 0, 0, 1, 1, 1, Math.PI / 4, 0, 0], 0.828427125, Math.SQRT1_2],
    [UNIT, [0.25, 0.1, -0.2, 1.2, 0.8, 1, 0.3, -0.2, 0.5], 0.573733839, 0.413869901],
    [
      [0.2, -0.1, 2, 1.5, 0.6, 0.9, -0.68, -1.05, 2.51],
      [0.3, 0, 2.1, 1.4, 0.7, 1, -0.6, -1, 2.4],
      0.657021251,
      0.579906068,
    ],
    [
      [-0.63, -0.83, 2.43, 3, 0.59, 2.35, -2.32, 1.18, 3.05],
      [-0.5, -0.8, 2.5, 2.8, 0.7, 2.2, -2.3, 1.2, 3],
      3.378831982,
      0.663469908,
    ],
    [UNIT, [0, 0, 0, 2, 2, 2, 0.7, 0.4, -0.9], 1, 0.125],
    [UNIT, [0.9, 0.9, 0.9, 1, 1, 1, 0.6, 0.5, 0.4], 5.184e-5, 2.5921e-5],
  ])('has the golden values of 3d-rft.md §6.4: %j, %j', (a, b, volume, iou) => {
    expect(overlap(a, b).volume).toBeCloseTo(volume, 8);
    expect(boxIoU(a, b)).toBeCloseTo(iou, 8);
  });

  it('is 0 for what only touches, and for what is apart', () => {
    expect(boxIoU(UNIT, [1, 0, 0, 1, 1, 1, 0, 0, 0])).toBe(0);
    expect(boxIoU(UNIT, [1, 1, 1, 1, 1, 1, 0, 0, 0])).toBe(0);
    expect(boxIoU(UNIT, [0.5 + Math.SQRT1_2, 0, 0, 1, 1, 1, Math.PI / 4, 0, 0])).toBeLessThan(1e-12);
    expect(boxIoU(UNIT, [9, 0, 0, 1, 1, 1, 0, 0, 0])).toBe(0);
    // Bounding spheres meet, the boxes do not.
    expect(boxIoU(UNIT, [1.2, 0, 0, 1, 1, 1, 0, 0, 0])).toBe(0);
  });

  it('keeps its digits far away, huge, tiny and thin', () => {
    const moved = (box: readonly number[], by: number) => box.map((value, i) => (i < 3 ? value + by : value));
    const other = [0.25, 0.5, -0.25, 1, 1, 1, 0.5, 0, 0];
    const near = boxIoU(UNIT, other);
    expect(boxIoU(moved(UNIT, 2 ** 20), moved(other, 2 ** 20))).toBeCloseTo(near, 12);
    for (const scale of [1e6, 1e-6, 1e100, 1e-100, 1e300, 1e-300]) {
      const scaled = (box: readonly number[]) => box.map((value, i) => (i < 6 ? value * scale : value));
      expect(boxIoU(scaled(UNIT), scaled(other)), String(scale)).toBeCloseTo(near, 12);
      expect(boxIoU(scaled(UNIT), scaled(UNIT)), String(scale)).toBeCloseTo(1, 12);
    }
    const sheet = [0, 0, 0, 1, 1, 1e-9, 0.3, 0.2, 0.1];
    expect(boxIoU(sheet, sheet)).toBe(1);
    // A pin in a house.
    const nested = overlap([0, 0, 0, 1e6, 1e6, 1e6, 0.3, 0.2, 0.1], [9, 9, 9, 1e-3, 1e-3, 1e-3, 1, 0.5, 0.2]);
    expect(nested.volume / 1e-9).toBeCloseTo(1, 6);
    expect(nested.iou).toBeCloseTo(1e-27, 30);
  });

  it('takes what is no box to overlap nothing', () => {
    for (const wrong of [
      [],
      [0, 0, 0, 1, 1, 1, 0, 0],
      [...UNIT, 0],
      [Number.NaN, 0, 0, 1, 1, 1, 0, 0, 0],
      [0, 0, 0, 1, 1, 1, Number.POSITIVE_INFINITY, 0, 0],
      [0, 0, 0, 0, 1, 1, 0, 0, 0],
      [0, 0, 0, 1, -1, 1, 0, 0, 0],
      [0, 0, 0, 1, 1, Number.POSITIVE_INFINITY, 0, 0, 0],
    ]) {
      expect(boxIoU(UNIT, wrong)).toBe(0);
      expect(boxIoU(wrong, UNIT)).toBe(0);
    }
    expect(boxIoU([-1e308, 0, 0, 1e308, 1, 1, 0, 0, 0], [1e308, 0, 0, 1e308, 1, 1, 0, 0, 0])).toBe(0);
    expect(overlap([0, 0, 0, 1e200, 1, 1, 0, 0, 0], [0, 9, 0, 1e200, 1, 1, 0, 0, 0]).volume).toBe(0);
  });

  it(`is between 0 and 1 and symmetric ${TRIED}`, () => {
    fc.assert(
      fc.property(boxPair, ([a, b]) => {
        const iou = boxIoU(a, b);
        expect(iou >= 0 && iou <= 1).toBe(true);
        expect(Math.abs(iou - boxIoU(b, a))).toBeLessThan(1e-12);
      }),
      PROPERTY,
    );
  });

  it(`is 1 for a box and itself ${TRIED}`, () => {
    fc.assert(
      fc.property(anyBox, (box) => {
        expect(Math.abs(boxIoU(box, box) - 1)).toBeLessThan(1e-12);
      }),
      PROPERTY,
    );
  });

  it(`does not change when both boxes move rigidly ${TRIED}`, () => {
    fc.assert(
      fc.property(boxPair, anyPose, ([a, b], pose) => {
        const moved = boxIoU(transformBox(pose, a), transformBox(pose, b));
        expect(Math.abs(moved - boxIoU(a, b))).toBeLessThan(1e-9);
      }),
      PROPERTY,
    );
  });

  it(`agrees with counting random points ${TRIED}`, () => {
    const samples = 256;
    let bias = 0;
    fc.assert(
      fc.property(boxPair, fc.integer(), ([a, b], seed) => {
        const volume = a[3] * a[4] * a[5];
        const share = overlap(a, b).volume / volume;
        const counted = shareInside(a, b, samples, seed);
        bias += counted - share;
        const deviation = Math.sqrt((share * (1 - share)) / samples);
        expect(Math.abs(counted - share)).toBeLessThanOrEqual(6 * deviation + 8 / samples);
      }),
      PROPERTY,
    );
    expect(Math.abs(bias / PROPERTY.numRuns)).toBeLessThan(1e-3);
  });
});

/** Share of random points of `a` that are in `b`. */
function shareInside(a: readonly number[], b: readonly number[], count: number, seed: number): number {
  const p = eulerToMatrix([a[6]!, a[7]!, a[8]!]);
  const q = eulerToMatrix([b[6]!, b[7]!, b[8]!]);
  let state = seed >>> 0 || 1;
  // xorshift32: its own points for every case, the same on every machine.
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32 - 0.5;
  };
  let inside = 0;
  for (let n = 0; n < count; n++) {
    const [x, y, z] = [random() * a[3]!, random() * a[4]!, random() * a[5]!];
    const d = [0, 3, 6].map((r, i) => p[r]! * x + p[r + 1]! * y + p[r + 2]! * z + a[i]! - b[i]!);
    const within = [0, 1, 2].every(
      (i) => Math.abs(q[i]! * d[0]! + q[i + 3]! * d[1]! + q[i + 6]! * d[2]!) <= b[3 + i]! / 2,
    );
    if (within) inside++;
  }
  return inside / count;
}
