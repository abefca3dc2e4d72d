import { eulerToMatrix } from './euler';

type Corner = readonly [number, number, number];

/** Signs of the half extents, in the order of PyTorch3D's `box3d_overlap` (3d-rft.md §6.4). */
const SIGNS: readonly Corner[] = [
  [-1, -1, -1],
  [-1, -1, 1],
  [-1, 1, 1],
  [-1, 1, -1],
  [1, -1, -1],
  [1, -1, 1],
  [1, 1, 1],
  [1, 1, -1],
];

/** The twelve edges of a box, as pairs of indices into its corners. */
export const BOX_EDGES: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
  [4, 5],
  [5, 6],
  [6, 7],
  [7, 4],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
];

/** The six faces of a box, as loops of indices into its corners, counter-clockwise seen from outside:
 * −x, +x, −y, +y, −z, +z of the box's own frame. */
export const BOX_FACES: readonly (readonly [number, number, number, number])[] = [
  [0, 1, 2, 3],
  [4, 7, 6, 5],
  [0, 4, 5, 1],
  [3, 2, 6, 7],
  [0, 3, 7, 4],
  [1, 5, 6, 2],
];

/** The eight corners `[x, y, z]` of a 9-number box, metres, in the frame that the box is in. */
export function boxCorners(box: readonly number[]): Corner[] {
  const [cx, cy, cz, dx, dy, dz, a, b, g] = box as readonly number[] & { length: 9 };
  const m = eulerToMatrix([a!, b!, g!]);
  return SIGNS.map(([sx, sy, sz]) => {
    const x = (sx * dx!) / 2;
    const y = (sy * dy!) / 2;
    const z = (sz * dz!) / 2;
    return [
      cx! + m[0] * x + m[1] * y + m[2] * z,
      cy! + m[3] * x + m[4] * y + m[5] * z,
      cz! + m[6] * x + m[7] * y + m[8] * z,
    ];
  });
}
