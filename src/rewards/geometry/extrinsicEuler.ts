import { type EulerAngles, eulerToMatrix, type Matrix3, matrixToEuler } from './euler';

/** `R = Ry(g) Rx(b) Rz(a)`: SciPy's lower-case `"zxy"`, which VG-LLM used for grounding boxes before November 2025.
 * It is the transpose of intrinsic ZXY with every angle negated. */
export function extrinsicEulerToMatrix([a, b, g]: EulerAngles): Matrix3 {
  return transpose(eulerToMatrix([-a, -b, -g]));
}

/** The angles of `extrinsicEulerToMatrix`. In gimbal lock y is set to 0, as SciPy does. */
export function matrixToExtrinsicEuler(m: Matrix3): EulerAngles {
  const [a, b, g] = matrixToEuler(transpose(m));
  return [-a, -b, -g];
}

function transpose(m: Matrix3): Matrix3 {
  return [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];
}
