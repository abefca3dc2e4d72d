import { clipPolygon } from './clipPolygon';
import { rotationInto } from './euler';

/** A box as seen from another: its centre, and its half axes, x, y, z of each in turn. */
export interface RelativeBox {
  readonly centre: readonly [number, number, number];
  readonly halfAxes: ArrayLike<number>;
}

// Scratch space of the hot path, which allocates next to nothing. A face cut by five planes has at most nine corners.
const rotationA = new Float64Array(9);
const rotationB = new Float64Array(9);
const halfAxes = new Float64Array(9);
let polygon = new Float64Array(36);
let spare = new Float64Array(36);

/** Exact volume of the intersection of two valid boxes, m³. */
export function overlapVolume(a: readonly number[], b: readonly number[]): number {
  return volumeWithin(relativeBox(a, b), b[3]! / 2, b[4]! / 2, b[5]! / 2);
}

/** `a` in the frame of `b`. Centres are subtracted first, so that boxes far from the origin lose no digits.
 * The half axes are valid until the next call. */
export function relativeBox(a: readonly number[], b: readonly number[]): RelativeBox {
  const q = rotationInto(rotationB, b[6]!, b[7]!, b[8]!);
  const x = a[0]! - b[0]!;
  const y = a[1]! - b[1]!;
  const z = a[2]! - b[2]!;
  // Parallel boxes, the commonest of all, exactly so: between sheets a micron thick rounding would show.
  const parallel = a[6] === b[6] && a[7] === b[7] && a[8] === b[8];
  const p = parallel ? q : rotationInto(rotationA, a[6]!, a[7]!, a[8]!);
  for (let k = 0; k < 3; k++) {
    const half = a[3 + k]! / 2;
    for (let i = 0; i < 3; i++)
      halfAxes[3 * k + i] = parallel
        ? half * Number(i === k)
        : half * (q[i]! * p[k]! + q[i + 3]! * p[k + 3]! + q[i + 6]! * p[k + 6]!);
  }
  const along = (i: number) => q[i]! * x + q[i + 3]! * y + q[i + 6]! * z;
  return { centre: [along(0), along(1), along(2)], halfAxes };
}

/** Volume of what a right-handed parallelepiped has within |x| ≤ hx, |y| ≤ hy, |z| ≤ hz.
 *
 * By the divergence theorem, with the field (clamp(x, −hx, hx) + hx, 0, 0), it is the sum over the faces of the solid, cut to
 * the window |y| ≤ hy, |z| ≤ hz, of ∫ field · n dA. The faces of the limits need no part in it, so coplanar faces are no
 * special case: nothing is matched, sorted or capped. */
export function volumeWithin(
  { centre, halfAxes: h }: RelativeBox,
  hx: number,
  hy: number,
  hz: number,
): number {
  let volume = 0;
  for (let k = 0; k < 9; k += 3) {
    const u = (k + 3) % 9;
    const v = (k + 6) % 9;
    const reachX = Math.abs(h[u]!) + Math.abs(h[v]!);
    const reachY = Math.abs(h[u + 1]!) + Math.abs(h[v + 1]!);
    const reachZ = Math.abs(h[u + 2]!) + Math.abs(h[v + 2]!);
    for (let side = 1; side >= -1; side -= 2) {
      const x = centre[0] + side * h[k]!;
      const y = centre[1] + side * h[k + 1]!;
      const z = centre[2] + side * h[k + 2]!;
      // Outside the window, or where the field is 0: the face has no part in the sum.
      if (Math.abs(y) - reachY >= hy || Math.abs(z) - reachZ >= hz || x + reachX <= -hx) continue;
      // Counter-clockwise from outside, on either side.
      for (let corner = 0; corner < 4; corner++) {
        const su = corner === 0 || corner === 3 ? -1 : 1;
        const sv = (corner < 2 ? -1 : 1) * side;
        for (let i = 0; i < 3; i++)
          polygon[3 * corner + i] = (i === 0 ? x : i === 1 ? y : z) + su * h[u + i]! + sv * h[v + i]!;
      }
      let count = 4;
      if (Math.abs(y) + reachY > hy) count = keep(keep(count, 1, 1, hy), 1, -1, hy);
      if (Math.abs(z) + reachZ > hz) count = keep(keep(count, 2, 1, hz), 2, -1, hz);
      if (x - reachX < -hx) count = keep(count, 0, -1, hx);
      volume += momentAbove(polygon, count, -hx);
      // Beyond hx the field stops growing. Taken off, not cut off: a face in the plane x = hx must count once.
      if (x + reachX > hx) volume -= momentAbove(spare, clipPolygon(polygon, count, spare, 0, -1, -hx), hx);
    }
  }
  return volume;
}

/** Cuts `polygon` down to `sign · p[axis] ≤ limit`; returns its new number of corners. */
function keep(count: number, axis: 0 | 1 | 2, sign: 1 | -1, limit: number): number {
  const kept = clipPolygon(polygon, count, spare, axis, sign, limit);
  [polygon, spare] = [spare, polygon];
  return kept;
}

/** ∫ (x − base) over a polygon's projection on the y–z plane, signed by the side that its loop shows. */
function momentAbove(points: Float64Array, count: number, base: number): number {
  const y0 = points[1]!;
  const z0 = points[2]!;
  let sum = 0;
  for (let i = 3; i < 3 * (count - 1); i += 3) {
    const twiceArea =
      (points[i + 1]! - y0) * (points[i + 5]! - z0) - (points[i + 4]! - y0) * (points[i + 2]! - z0);
    sum += twiceArea * ((points[0]! + points[i]! + points[i + 3]!) / 3 - base);
  }
  return sum / 2;
}
