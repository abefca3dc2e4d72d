import { boxCorners, eulerToMatrix, type WorldBox } from '#rewards';

type Vector = readonly [number, number, number];
export type Flat = readonly [number, number];

/** The distance of two boxes by alternating projection: a point is moved to its nearest in one box, then in the other, until it
 * rests. Slow and only nearly exact, but it has nothing in common with the enumeration that it checks. */
export function projectedDistance(a: WorldBox, b: WorldBox): number {
  const [toA, toB] = [projection(a), projection(b)];
  let point: Vector = [a[0], a[1], a[2]];
  let distance = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 20_000; i++) {
    const on = toB(point);
    point = toA(on);
    const now = apart(on, point);
    if (distance - now < 1e-8 && i > 30) return now;
    distance = now;
  }
  return distance;
}

/** Whether one of these points lies within so many metres of a box. */
export function touches(box: WorldBox, points: readonly Vector[], within: number): boolean {
  const toBox = projection(box);
  return points.some((point) => apart(toBox(point), point) < within);
}

/** Moves a point to the nearest of a box: in the box's own coordinates each is clamped. */
function projection(box: WorldBox): (point: Vector) => Vector {
  const m = eulerToMatrix([box[6], box[7], box[8]]);
  const [cx, cy, cz, dx, dy, dz] = box;
  const own = (axis: 0 | 1 | 2, half: number, [x, y, z]: Vector) =>
    Math.min(half, Math.max(-half, m[axis] * x + m[(axis + 3) as 3] * y + m[(axis + 6) as 6] * z));
  return ([x, y, z]) => {
    const offset = [x - cx, y - cy, z - cz] as const;
    const [p, q, r] = [own(0, dx / 2, offset), own(1, dy / 2, offset), own(2, dz / 2, offset)];
    return [
      cx + m[0] * p + m[1] * q + m[2] * r,
      cy + m[3] * p + m[4] * q + m[5] * r,
      cz + m[6] * p + m[7] * q + m[8] * r,
    ];
  };
}

function apart(p: Vector, q: Vector): number {
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** Distance on the floor from a place to the outline of a box, 0 inside. */
export function outlineDistance(box: WorldBox, [x, y]: Flat): number {
  const sides = outlines.get(box) ?? outlineOf(box);
  outlines.set(box, sides);
  if (sides.every(([p, q]) => cross(p, q, [x, y]) >= 0)) return 0;
  return Math.min(
    ...sides.map(([p, q]) => {
      const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
      const t = Math.min(1, Math.max(0, ((x - p[0]) * dx + (y - p[1]) * dy) / (dx * dx + dy * dy)));
      return Math.hypot(p[0] + t * dx - x, p[1] + t * dy - y);
    }),
  );
}

type Side = readonly [Flat, Flat];
const outlines = new WeakMap<WorldBox, Side[]>();

/** The hull of a box's corners seen from above: a pair of them is a side where all others lie on one side of their line. */
function outlineOf(box: WorldBox): Side[] {
  const corners = boxCorners(box).map(([px, py]): Flat => [px, py]);
  return corners.flatMap((p) =>
    corners
      .filter((q) => Math.hypot(q[0] - p[0], q[1] - p[1]) > 1e-9)
      .filter((q) => corners.every((r) => cross(p, q, r) >= -1e-9))
      .map((q) => [p, q] as const),
  );
}

/** Above 0 where r lies to the left of the way from p to q. */
export function cross(p: Flat, q: Flat, r: Flat): number {
  return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
}

/** Degrees between the ways from p to q and from p to r, 0 to 180, without the side. */
export function between(p: Flat, q: Flat, r: Flat): number {
  const [ax, ay, bx, by] = [q[0] - p[0], q[1] - p[1], r[0] - p[0], r[1] - p[1]];
  const cosine = (ax * bx + ay * by) / Math.hypot(ax, ay) / Math.hypot(bx, by);
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}
