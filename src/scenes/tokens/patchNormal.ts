/** Two neighbouring rays whose depths differ by more than this factor lie on different surfaces. */
const JUMP = 1.25;

/** Mean surface normal of a patch, unit length, towards the camera; zero where too few rays have points.
 * @param points `[side², 3]` in the camera's frame, row by row; depth 0 where nothing was measured */
export function patchNormal(points: Float64Array, side: number): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const here = row * side + column;
      // right × down points away from the camera on a surface that faces it; so does left × up. Their mirror images differ
      if (column + 1 < side && row + 1 < side) addCross(points, here, here + side, here + 1, sum);
      if (column > 0 && row > 0) addCross(points, here, here - side, here - 1, sum);
    }
  }
  const length = Math.sqrt(sum[0] ** 2 + sum[1] ** 2 + sum[2] ** 2);
  return length > 0 ? [sum[0] / length, sum[1] / length, sum[2] / length] : sum;
}

/** Adds (a − here) × (b − here), if all three points were measured and lie on one surface. */
function addCross(
  points: Float64Array,
  here: number,
  a: number,
  b: number,
  sum: [number, number, number],
): void {
  const depths = [points[3 * here + 2]!, points[3 * a + 2]!, points[3 * b + 2]!];
  const nearest = Math.min(...depths);
  if (nearest <= 0 || Math.max(...depths) > JUMP * nearest) return;
  const side = (to: number, axis: number) => points[3 * to + axis]! - points[3 * here + axis]!;
  const [ax, ay, az] = [side(a, 0), side(a, 1), side(a, 2)];
  const [bx, by, bz] = [side(b, 0), side(b, 1), side(b, 2)];
  sum[0] += ay * bz - az * by;
  sum[1] += az * bx - ax * bz;
  sum[2] += ax * by - ay * bx;
}
