/** Triangles in the world. */
export interface Surface {
  /** `[3 · vertices]` */
  readonly positions: ArrayLike<number>;
  /** `[3 · vertices]`, sRGB 0–255. */
  readonly colours: ArrayLike<number>;
  readonly triangles: ArrayLike<number>;
}

/** Steps of a sequence that fills the unit square evenly, however many of its points are taken (Roberts' R2: powers of the
 * plastic number). */
const STEP_U = 0.7548776662466927;
const STEP_V = 0.5698402909980532;

/** Spreads about `count` points evenly over surfaces: each triangle gets as many as its share of the area. Always the same ones.
 * `add` is given position and colour. */
export function surfacePoints(
  surfaces: readonly Surface[],
  count: number,
  add: (x: number, y: number, z: number, red: number, green: number, blue: number) => void,
): void {
  const total = surfaces.reduce((sum, surface) => {
    let area = 0;
    for (let t = 0; t < surface.triangles.length; t += 3) area += triangleArea(surface, t);
    return sum + area;
  }, 0);
  if (!(total > 0 && Number.isFinite(total))) return;

  let due = 0;
  let placed = 0;
  for (const surface of surfaces) {
    for (let t = 0; t < surface.triangles.length; t += 3) {
      // What is due to a triangle too small for a point adds up until one gets it.
      due += (triangleArea(surface, t) / total) * count;
      for (; due >= 1; due--) {
        placed += 1;
        let u = (0.5 + placed * STEP_U) % 1;
        let v = (0.5 + placed * STEP_V) % 1;
        if (u + v > 1) [u, v] = [1 - u, 1 - v];
        const at = (values: ArrayLike<number>, axis: number) =>
          (1 - u - v) * corner(surface, values, t, axis) +
          u * corner(surface, values, t + 1, axis) +
          v * corner(surface, values, t + 2, axis);
        const { positions: p, colours: c } = surface;
        add(at(p, 0), at(p, 1), at(p, 2), at(c, 0), at(c, 1), at(c, 2));
      }
    }
  }
}

function corner({ triangles }: Surface, values: ArrayLike<number>, place: number, axis: number): number {
  return values[3 * triangles[place]! + axis]!;
}

function triangleArea(surface: Surface, t: number): number {
  const side = (to: number, axis: number) =>
    corner(surface, surface.positions, t + to, axis) - corner(surface, surface.positions, t, axis);
  const [ax, ay, az] = [side(1, 0), side(1, 1), side(1, 2)];
  const [bx, by, bz] = [side(2, 0), side(2, 1), side(2, 2)];
  const area = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx) / 2;
  return Number.isFinite(area) ? area : 0;
}
