import { type Box9, eulerToMatrix } from '#rewards';
import { dot, subtract, type Vector3 } from './vector';

/** A box's own axes in its space, unit length. */
export function boxAxes(box: Box9): readonly [Vector3, Vector3, Vector3] {
  const m = eulerToMatrix([box[6], box[7], box[8]]);
  return [
    [m[0], m[3], m[6]],
    [m[1], m[4], m[7]],
    [m[2], m[5], m[8]],
  ];
}

/** A point in a box's own axes, from its centre. */
export function toBox(box: Box9, point: Vector3): Vector3 {
  const offset = subtract(point, [box[0], box[1], box[2]]);
  const [x, y, z] = boxAxes(box);
  return [dot(x, offset), dot(y, offset), dot(z, offset)];
}
