import type { Matrix3 } from '#rewards';
import type { Convention } from '../convention';

/** The quarter turns that bring a file's up axis to +z. Signed permutations, so they round nothing. */
const UP_ROTATIONS: Record<Convention['up'], Matrix3> = {
  '+z': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  '-z': [1, 0, 0, 0, -1, 0, 0, 0, -1],
  '+y': [1, 0, 0, 0, 0, -1, 0, 1, 0],
  '-y': [1, 0, 0, 0, 0, 1, 0, -1, 0],
  '+x': [0, 0, -1, 0, 1, 0, 1, 0, 0],
  '-x': [0, 0, 1, 0, 1, 0, -1, 0, 0],
};

/** The rotation from a file's world, whose axis `up` points against gravity, to ours with z up: 3×3, row-major. */
export function upRotation(up: Convention['up']): Matrix3 {
  return UP_ROTATIONS[up];
}
