import type { Pose } from '../pose';

type Vector3 = readonly [number, number, number];

/** `a · b` of two 4×4 row-major rigid transforms: first `b`, then `a`. */
export function composePoses(a: readonly number[], b: readonly number[]): Pose {
  const out: number[] = [];
  for (let row = 0; row < 16; row += 4)
    for (let column = 0; column < 4; column++)
      out.push(
        a[row]! * b[column]! +
          a[row + 1]! * b[column + 4]! +
          a[row + 2]! * b[column + 8]! +
          a[row + 3]! * b[column + 12]!,
      );
  return out as readonly number[] as Pose;
}

/** The inverse of a rigid 4×4 row-major transform: the rotation transposed, the translation turned back. */
export function invertPose(pose: readonly number[]): Pose {
  const [a, b, c, x, d, e, f, y, g, h, i, z] = pose as readonly number[] & { length: 16 };
  const inverse = [
    [a!, d!, g!],
    [b!, e!, h!],
    [c!, f!, i!],
  ].flatMap(([p, q, r]) => [p!, q!, r!, -(p! * x! + q! * y! + r! * z!)]);
  return [...inverse, 0, 0, 0, 1] as readonly number[] as Pose;
}

/** A point, metres, moved by a 4×4 row-major transform. */
export function transformPoint(pose: readonly number[], [x, y, z]: Vector3): [number, number, number] {
  const row = (i: number) => pose[i]! * x + pose[i + 1]! * y + pose[i + 2]! * z + pose[i + 3]!;
  return [row(0), row(4), row(8)];
}

/** Whether sixteen numbers are a rigid transform: rotation orthonormal and right-handed within `tolerance`, last row
 * 0 0 0 1. Poses in files carry five to seven digits. */
export function isRigid(pose: readonly number[], tolerance = 1e-4): pose is Pose {
  if (pose.length !== 16 || !pose.every(Number.isFinite)) return false;
  const [a, b, c, , d, e, f, , g, h, i] = pose as number[];
  const rows = [
    [a!, b!, c!],
    [d!, e!, f!],
    [g!, h!, i!],
  ];
  const near = (value: number, wanted: number) => Math.abs(value - wanted) <= tolerance;
  for (let p = 0; p < 3; p++)
    for (let q = p; q < 3; q++) {
      const dot = rows[p]![0]! * rows[q]![0]! + rows[p]![1]! * rows[q]![1]! + rows[p]![2]! * rows[q]![2]!;
      if (!near(dot, p === q ? 1 : 0)) return false;
    }
  const determinant = a! * (e! * i! - f! * h!) - b! * (d! * i! - f! * g!) + c! * (d! * h! - e! * g!);
  return determinant > 0 && pose.slice(12).every((value, column) => near(value, column === 3 ? 1 : 0));
}
