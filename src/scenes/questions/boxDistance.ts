import { BOX_EDGES, boxCorners, eulerToMatrix, type WorldBox } from '#rewards';

export type Point = readonly [number, number, number];

/** How far two boxes are apart, metres, and between which points: 0 and a point that they share where they meet. */
export interface BoxDistance {
  readonly distance: number;
  /** On or in the first box, and on or in the second. */
  readonly from: Point;
  readonly to: Point;
}

/** The exact distance between two oriented boxes. Of two convex solids that are apart, the nearest points lie on a corner and
 * the other solid, or on two edges; of two that meet, an edge of one passes through the other. So it is enough to try each
 * edge, and each corner, against the other box and its edges: nothing is sampled and nothing iterates. */
export function boxDistance(first: WorldBox, second: WorldBox): BoxDistance {
  const a = solid(first);
  const b = solid(second);
  const shared = meeting(a, b) ?? meeting(b, a);
  if (shared) return { distance: 0, from: shared, to: shared };
  let best: BoxDistance = { distance: Number.POSITIVE_INFINITY, from: a.centre, to: b.centre };
  const consider = (from: Point, to: Point) => {
    const distance = between(from, to);
    if (distance < best.distance) best = { distance, from, to };
  };
  for (const corner of a.corners) consider(corner, nearestInBox(b, corner));
  for (const corner of b.corners) consider(nearestInBox(a, corner), corner);
  for (const [p, q] of a.edges) for (const [r, s] of b.edges) consider(...nearestOnSegments(p, q, r, s));
  return best;
}

interface Solid {
  readonly centre: Point;
  /** Unit vectors of the box's own axes, in the world. */
  readonly axes: readonly [Point, Point, Point];
  readonly half: Point;
  readonly corners: readonly Point[];
  readonly edges: readonly (readonly [Point, Point])[];
}

function solid(box: WorldBox): Solid {
  const [cx, cy, cz, dx, dy, dz, a, b, g] = box;
  const m = eulerToMatrix([a, b, g]);
  const corners = boxCorners(box);
  return {
    centre: [cx, cy, cz],
    axes: [
      [m[0], m[3], m[6]],
      [m[1], m[4], m[7]],
      [m[2], m[5], m[8]],
    ],
    half: [dx / 2, dy / 2, dz / 2],
    corners,
    edges: BOX_EDGES.map(([from, to]) => [corners[from]!, corners[to]!] as const),
  };
}

/** A point of an edge of the first that lies in the second, if there is one: the edge is clipped by the three pairs of faces. */
function meeting(edged: Solid, { centre, axes, half }: Solid): Point | null {
  for (const [p, q] of edged.edges) {
    const along = minus(q, p);
    let [enter, leave] = [0, 1];
    axes.forEach((axis, i) => {
      const start = dot(minus(p, centre), axis);
      const rise = dot(along, axis);
      if (rise === 0) {
        if (Math.abs(start) > half[i]!) leave = -1;
        return;
      }
      const [low, high] = [(-half[i]! - start) / rise, (half[i]! - start) / rise];
      enter = Math.max(enter, Math.min(low, high));
      leave = Math.min(leave, Math.max(low, high));
    });
    if (enter <= leave) return plus(p, along, (enter + leave) / 2);
  }
  return null;
}

function nearestInBox({ centre, axes, half }: Solid, point: Point): Point {
  const offset = minus(point, centre);
  return axes.reduce<Point>(
    (at, axis, i) => plus(at, axis, Math.min(half[i]!, Math.max(-half[i]!, dot(offset, axis)))),
    centre,
  );
}

/** The nearest points of the segments pq and rs. Source: Ericson, Real-Time Collision Detection, §5.1.9, for segments of
 * a length above 0. */
function nearestOnSegments(p: Point, q: Point, r: Point, s: Point): [Point, Point] {
  const [d, e, w] = [minus(q, p), minus(s, r), minus(p, r)];
  const [dd, ee, de] = [dot(d, d), dot(e, e), dot(d, e)];
  const [dw, ew] = [dot(d, w), dot(e, w)];
  const area = dd * ee - de * de;
  let t = area > 1e-12 * dd * ee ? clamp((de * ew - dw * ee) / area) : 0;
  let u = (de * t + ew) / ee;
  if (u < 0 || u > 1) {
    u = clamp(u);
    t = clamp((de * u - dw) / dd);
  }
  return [plus(p, d, t), plus(r, e, u)];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function dot(p: Point, q: Point): number {
  return p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
}

function minus(p: Point, q: Point): Point {
  return [p[0] - q[0], p[1] - q[1], p[2] - q[2]];
}

function plus(p: Point, direction: Point, by: number): Point {
  return [p[0] + by * direction[0], p[1] + by * direction[1], p[2] + by * direction[2]];
}

function between(p: Point, q: Point): number {
  const d = minus(p, q);
  return Math.sqrt(dot(d, d));
}
