import { cofactors } from './cofactors';
import type { Matrix3 } from './euler';

/** The rotation nearest to a matrix that is almost one: files round poses to six digits. What is orthonormal within 1e-12
 * stays as it is, as in SciPy's `Rotation.from_matrix`. Null for a matrix without a right-handed neighbour. */
export function nearestRotation(matrix: Matrix3): Matrix3 | null {
  let m = matrix;
  for (let i = 0; i < 30; i++) {
    const dual = inverseTranspose(m);
    if (!dual) return null;
    const off = Math.max(...m.map((value, k) => Math.abs(value - dual[k]!)));
    if (off < 1e-12) return m;
    // Newton's iteration for the polar decomposition; it doubles the right digits each time.
    m = m.map((value, k) => (value + dual[k]!) / 2) as unknown as Matrix3;
  }
  return null;
}

function inverseTranspose(matrix: Matrix3): Matrix3 | null {
  const dual = cofactors(matrix);
  const determinant = matrix[0] * dual[0] + matrix[1] * dual[1] + matrix[2] * dual[2];
  if (!(determinant > 0) || determinant === Number.POSITIVE_INFINITY) return null;
  return dual.map((value) => value / determinant) as unknown as Matrix3;
}
