import { boxCorners, eulerToMatrix, type WorldBox } from '#rewards';

type Vector = readonly number[];
export type Flat = readonly [number, number];

/** The distance of two boxes by alternating projection: a point is moved to its nearest in one box, then in the other, until it
 * rests. Slow and only nearly exact, but it has nothing in common with the enumeration that it checks. */
export function projectedDistance(a: WorldBox, b: WorldBox): number {
  let point: Vector = [a[0], a[1], a[2]];
  let distance = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 20_000; i++) {
    const on = nearest(b, point);
    point = nearest(a, on);
    const now = Math.hypot(...on.map((value, axis) => value - point[axis]!));
    if (distance - now < 1e-9 && i > 50) return now;
    distance = now;
  }
  return distance;
}

/** Distance from a point to a box, 0 inside. */
export function pointToBox(box: WorldBox, point: Vector): number {
  return Math.hypot(...nearest(box, point).map((value, axis) => value - point[axis]!));
}

function nearest(box: WorldBox, point: Vector): Vector {
  const m = eulerToMatrix([box[6], box[7], box[8]]);
  const own = [0, 1, 2].map((axis) => {
    const along = [0, 1, 2].reduce((sum, i) => sum + m[3 * i + axis]! * (point[i]! - box[i]!), 0);
    const half = box[3 + axis]! / 2;
    return Math.min(half, Math.max(-half, along));
  });
  return [0, 1, 2].map((i) => box[i]! + own.reduce((sum, value, axis) => sum + m[3 * i + axis]! * value, 0));
}

/** Distance on the floor from a place to the outline of a box, 0 inside: the hull of its corners seen from above. */
export function outlineDistance(box: WorldBox, [x, y]: Flat): number {
  const corners = boxCorners(box).map(([px, py]): Flat => [px, py]);
  // a pair of corners is a side of the hull where all others lie on one side of their line
  const sides = corners.flatMap((p) =>
    corners
      .filter((q) => Math.hypot(q[0] - p[0], q[1] - p[1]) > 1e-9)
      .filter((q) => corners.every((r) => cross(p, q, r) >= -1e-9))
      .map((q) => [p, q] as const),
  );
  if (sides.every(([p, q]) => cross(p, q, [x, y]) >= 0)) return 0;
  return Math.min(
    ...sides.map(([p, q]) => {
      const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
      const t = Math.min(1, Math.max(0, ((x - p[0]) * dx + (y - p[1]) * dy) / (dx * dx + dy * dy)));
      return Math.hypot(p[0] + t * dx - x, p[1] + t * dy - y);
    }),
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
