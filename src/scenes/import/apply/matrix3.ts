import { cofactors, type Matrix3 } from '#rewards';

type Vector3 = readonly [number, number, number];

export const IDENTITY3: Matrix3 = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** `a · b` of two 3×3 row-major matrices. */
export function multiply3(a: Matrix3, b: Matrix3): Matrix3 {
  const out: number[] = [];
  for (let row = 0; row < 9; row += 3)
    for (let column = 0; column < 3; column++)
      // + 0: no −0, which tests and people take for another number
      out.push(a[row]! * b[column]! + a[row + 1]! * b[column + 3]! + a[row + 2]! * b[column + 6]! + 0);
  return out as unknown as Matrix3;
}

export function transpose3([a, b, c, d, e, f, g, h, i]: Matrix3): Matrix3 {
  return [a, d, g, b, e, h, c, f, i];
}

export function rotateVector(m: Matrix3, [x, y, z]: Vector3): [number, number, number] {
  const row = (i: 0 | 3 | 6) => m[i] * x + m[i + 1]! * y + m[i + 2]! * z + 0;
  return [row(0), row(3), row(6)];
}

export function determinant3([a, b, c, d, e, f, g, h, i]: Matrix3): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

/** The 3×3 part of a 4×4 matrix, both row-major. */
export function rotationOf(matrix: readonly number[]): Matrix3 {
  return [0, 1, 2, 4, 5, 6, 8, 9, 10].map((i) => matrix[i]!) as unknown as Matrix3;
}

/** The last column of a 4×4 row-major matrix. */
export function translationOf(matrix: readonly number[]): [number, number, number] {
  return [matrix[3]!, matrix[7]!, matrix[11]!];
}

/** A 4×4 row-major matrix of a rotation and a translation. */
export function matrix4(m: Matrix3, [x, y, z]: Vector3): number[] {
  return [m[0], m[1], m[2], x, m[3], m[4], m[5], y, m[6], m[7], m[8], z, 0, 0, 0, 1];
}

/** The inverse of a 4×4 row-major affine matrix. Unlike `invertPose` it does not take the rotation for exact, so that inverting
 * twice gives the rounded numbers of a file again. */
export function invertAffine(matrix: readonly number[]): number[] {
  const rotation = rotationOf(matrix);
  const determinant = determinant3(rotation);
  const inverse = transpose3(cofactors(rotation)).map(
    (value) => value / determinant + 0,
  ) as unknown as Matrix3;
  const [x, y, z] = rotateVector(inverse, translationOf(matrix));
  return matrix4(inverse, [-x + 0, -y + 0, -z + 0]);
}
