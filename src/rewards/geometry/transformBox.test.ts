import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraBox } from '../box';
import type { Pose } from '../pose';
import { anyBox, anyPose, PROPERTY, TRIED } from '../testing/arbitraries';
import { boxCorners } from './boxCorners';
import { eulerToMatrix, type Matrix3, matrixToEuler } from './euler';
import { extrinsicEulerToMatrix, matrixToExtrinsicEuler } from './extrinsicEuler';
import { groundingBox } from './groundingBox';
import { nearestRotation } from './nearestRotation';
import { composePoses, invertPose, isRigid, transformPoint } from './poseAlgebra';
import { inverseTransformBox, transformBox } from './transformBox';

const CAMERA_BOX = [-0.63, -0.83, 2.43, 3, 0.59, 2.35, -2.32, 1.18, 3.05] as unknown as CameraBox;

function pose(m: Matrix3, x: number, y: number, z: number): Pose {
  return [
    m[0],
    m[1],
    m[2],
    x,
    m[3],
    m[4],
    m[5],
    y,
    m[6],
    m[7],
    m[8],
    z,
    0,
    0,
    0,
    1,
  ] as readonly number[] as Pose;
}

function expectClose(a: readonly number[], b: readonly number[], digits: number): void {
  expect(a.length).toBe(b.length);
  expect(Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))).toBeLessThan(10 ** -digits);
}

describe('Euler angles', () => {
  it('build the golden matrix of 3d-rft.md §6.4', () => {
    expectClose(
      eulerToMatrix([-0.68, -1.05, 2.51]),
      [-0.949608, 0.312869, 0.018893, 0.109255, 0.386898, -0.915627, -0.293781, -0.867423, -0.401584],
      6,
    );
  });

  it(`come back from the matrix, gimbal lock and its neighbourhood included ${TRIED}`, () => {
    const angle = fc.double({ min: -4, max: 4, noNaN: true });
    const nearLock = fc
      .tuple(fc.constantFrom(Math.PI / 2, -Math.PI / 2), fc.double({ min: -1e-6, max: 1e-6, noNaN: true }))
      .map(([lock, off]) => lock + off);
    fc.assert(
      fc.property(angle, fc.oneof(angle, nearLock), angle, (a, b, g) => {
        const m = eulerToMatrix([a, b, g]);
        // In the lock's band of 1e-7 y is set to 0, as SciPy does: the matrix is off by no more than that.
        const digits = Math.hypot(m[1], m[4]) < 1e-7 ? 6 : 14;
        expectClose(eulerToMatrix(matrixToEuler(m)), m, digits);
        const e = extrinsicEulerToMatrix([a, b, g]);
        expectClose(
          extrinsicEulerToMatrix(matrixToExtrinsicEuler(e)),
          e,
          Math.hypot(e[3], e[4]) < 1e-7 ? 6 : 14,
        );
      }),
      PROPERTY,
    );
  });
});

describe('transformBox', () => {
  it('has the golden value of 3d-rft.md §6.4', () => {
    const axis = pose(eulerToMatrix([0.3, 0, 0]), 1, -0.5, 0.1);
    const camera = pose(eulerToMatrix([0.4, -1.9, 0.2]), 2, 3, 1.5);
    const world = transformBox(composePoses(axis, camera), CAMERA_BOX);
    expectClose(world, [0.220087, 4.889812, 1.575032, 3, 0.59, 2.35, 0.225093, -0.029547, 0.61527], 6);
  });

  it(`moves the corners as points move, and is undone by its inverse ${TRIED}`, () => {
    fc.assert(
      fc.property(anyPose, anyBox, (move, box) => {
        const moved = transformBox(move, box);
        const corners = boxCorners(moved).flat();
        expectClose(
          corners,
          boxCorners(box).flatMap((corner) => transformPoint(move, corner)),
          9,
        );
        expectClose(boxCorners(inverseTransformBox(move, moved)).flat(), boxCorners(box).flat(), 9);
      }),
      PROPERTY,
    );
  });

  it('turns by the nearest rotation where a file has rounded the pose, and gives NaN where there is none', () => {
    const rounded = pose(
      eulerToMatrix([0.3, 0.2, 0.1]).map((v) => Number(v.toFixed(5))) as unknown as Matrix3,
      0,
      0,
      0,
    );
    const exact = pose(eulerToMatrix([0.3, 0.2, 0.1]), 0, 0, 0);
    expectClose(transformBox(rounded, CAMERA_BOX), transformBox(exact, CAMERA_BOX), 4);
    expect(transformBox(new Array(16).fill(0) as unknown as Pose, CAMERA_BOX)[6]).toBeNaN();
    expect(nearestRotation([1, 0, 0, 0, 1, 0, 0, 0, -1])).toBeNull();
    expect(nearestRotation([1e200, 0, 0, 0, 1e200, 0, 0, 0, 1e200])).toBeNull();
    expect(nearestRotation([1e90, 0, 0, 0, 1, 0, 0, 0, 1e-90])).toBeNull();
  });

  it('repeats the slip of the evaluator before November 2025 on request', () => {
    const move = pose(eulerToMatrix([0.4, -1.9, 0.2]), 2, 3, 1.5);
    const now = groundingBox(move, CAMERA_BOX);
    const then = groundingBox(move, CAMERA_BOX, 'zxy-extrinsic');
    expect(now).toEqual(transformBox(move, CAMERA_BOX));
    expectClose(then.slice(0, 6), now.slice(0, 6), 12);
    expect(Math.abs(then[6] - now[6])).toBeGreaterThan(0.01);
  });
});

describe('poses', () => {
  it(`invert and stay rigid ${TRIED}`, () => {
    fc.assert(
      fc.property(anyPose, anyPose, (a, b) => {
        const both = composePoses(a, b);
        expect(isRigid(both)).toBe(true);
        expectClose(
          composePoses(both, invertPose(both)),
          [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
          9,
        );
      }),
      PROPERTY,
    );
  });

  it('are not rigid when scaled, mirrored, sheared, short, or not numbers', () => {
    const good = [1, 0, 0, 5, 0, 1, 0, 6, 0, 0, 1, 7, 0, 0, 0, 1];
    const changed = (index: number, value: number) => good.with(index, value);
    expect(isRigid(good)).toBe(true);
    for (const bad of [
      changed(0, 2),
      changed(10, -1),
      changed(1, 0.1),
      changed(15, 2),
      changed(12, 1),
      changed(3, Number.NaN),
      good.slice(0, 12),
    ])
      expect(isRigid(bad)).toBe(false);
  });
});
