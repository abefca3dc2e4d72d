import type { Matrix3 } from '#rewards';
import { matrixToQuaternion, quaternionToMatrix } from '../read/quaternion';

type Vector3 = readonly [number, number, number];

/** The rotation about a vector by its length, radians (Rodrigues). Through a quaternion, which loses no digits at small angles
 * or near a half turn. */
export function axisAngleToMatrix([x, y, z]: Vector3): Matrix3 {
  const angle = Math.hypot(x, y, z);
  const scale = angle === 0 ? 0.5 : Math.sin(angle / 2) / angle;
  const matrix = quaternionToMatrix([Math.cos(angle / 2), x * scale, y * scale, z * scale]);
  return matrix as readonly number[] as unknown as Matrix3;
}

/** The vector of `axisAngleToMatrix`, no longer than π. */
export function matrixToAxisAngle(m: Matrix3): Vector3 {
  const [w, x, y, z] = matrixToQuaternion(m);
  const length = Math.hypot(x, y, z);
  const scale = length === 0 ? 2 : (2 * Math.atan2(length, w)) / length;
  return [x * scale, y * scale, z * scale];
}
