import type { Vector3 } from '../geometry/vector';

/** Axis-aligned bounds of a room's inside, metres. */
export interface Bounds {
  readonly min: Vector3;
  readonly max: Vector3;
}

export const middleOf = ({ min, max }: Bounds): Vector3 => [
  (min[0] + max[0]) / 2,
  (min[1] + max[1]) / 2,
  (min[2] + max[2]) / 2,
];

export const diagonalOf = ({ min, max }: Bounds): number =>
  Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
