import type { Matrix3 } from './euler';

/** Cofactors of a 3×3 row-major matrix: over its determinant they are the transpose of its inverse. */
export function cofactors([a, b, c, d, e, f, g, h, i]: Matrix3): Matrix3 {
  return [
    e * i - f * h,
    f * g - d * i,
    d * h - e * g,
    c * h - b * i,
    a * i - c * g,
    b * g - a * h,
    b * f - c * e,
    c * d - a * f,
    a * e - b * d,
  ];
}
