import { eulerToMatrix, type WorldBox } from '#rewards';

/** How far one box is off another, besides what they share. */
export interface BoxOffset {
  /** Between the centres, metres. */
  readonly distance: number;
  /** The smallest turn that makes their edges parallel, each to its own, degrees: a half turn changes no box. */
  readonly angle: number;
  /** Volume of the first ÷ volume of the second. */
  readonly volume: number;
}

/** The turns that leave every box as it is: none, and a half turn about each of its axes. */
const HALF_TURNS = [
  [1, 1, 1],
  [1, -1, -1],
  [-1, 1, -1],
  [-1, -1, 1],
] as const;

export function boxOffset(box: WorldBox, other: WorldBox): BoxOffset {
  const [p, q] = [eulerToMatrix([box[6], box[7], box[8]]), eulerToMatrix([other[6], other[7], other[8]])];
  // The diagonal of pᵀq: how far each axis of one points along the same axis of the other.
  const along = [0, 1, 2].map((axis) =>
    [0, 1, 2].reduce((sum, row) => sum + p[3 * row + axis]! * q[3 * row + axis]!, 0),
  );
  const traces = HALF_TURNS.map((signs) => signs.reduce((sum, sign, axis) => sum + sign * along[axis]!, 0));
  const cosine = (Math.max(...traces) - 1) / 2;
  return {
    distance: Math.hypot(box[0] - other[0], box[1] - other[1], box[2] - other[2]),
    angle: (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI,
    volume: (box[3] * box[4] * box[5]) / (other[3] * other[4] * other[5]),
  };
}
