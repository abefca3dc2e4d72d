import { BOX_EDGES, boxCorners, invertPose, type Pose, transformPoint, type WorldBox } from '#rewards';
import type { Views } from '../views';

type Point = readonly [number, number];

/** What lies nearer than this is cut off before it is projected, metres. */
const NEAR = 0.05;

/** Share of the picture, 0 to 1, that the convex hull of a box's projected corners covers once it is clipped to the picture
 * (3d-rft.md §6.3). Corners behind the camera are replaced by where the edges meet the near plane. */
export function projectedArea(box: WorldBox, pose: Pose, intrinsics: Views['intrinsics']): number {
  const toCamera = invertPose(pose);
  const corners = boxCorners(box).map((corner) => transformPoint(toCamera, corner));
  const visible = corners.filter(([, , z]) => z >= NEAR);
  for (const [from, to] of BOX_EDGES) {
    const [p, q] = [corners[from]!, corners[to]!];
    if (p[2] < NEAR === q[2] < NEAR) continue;
    const t = (NEAR - p[2]) / (q[2] - p[2]);
    visible.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]), NEAR]);
  }
  const { fx, fy, cx, cy } = intrinsics;
  const projected = visible.map(([x, y, z]): Point => [(fx * x) / z + cx, (fy * y) / z + cy]);
  return Math.abs(signedArea(clipToPicture(convexHull(projected))));
}

/** Andrew's monotone chain; counter-clockwise where y points up. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const chain = (list: readonly Point[]) => {
    const hull: Point[] = [];
    for (const point of list) {
      while (hull.length >= 2 && turn(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop();
      hull.push(point);
    }
    return hull.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function turn(o: Point, p: Point, q: Point): number {
  return (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);
}

/** The part of a convex polygon inside the unit square (Sutherland–Hodgman). */
function clipToPicture(polygon: readonly Point[]): Point[] {
  let points = [...polygon];
  for (const axis of [0, 1] as const) {
    for (const [sign, limit] of [
      [1, 0],
      [-1, -1],
    ] as const) {
      const inside = (point: Point) => sign * point[axis] - limit;
      points = points.flatMap((point, i) => {
        const next = points[(i + 1) % points.length]!;
        const [a, b] = [inside(point), inside(next)];
        const kept: Point[] = a >= 0 ? [point] : [];
        if (a >= 0 === b >= 0) return kept;
        const t = a / (a - b);
        return [...kept, [point[0] + t * (next[0] - point[0]), point[1] + t * (next[1] - point[1])] as const];
      });
    }
  }
  return points;
}

function signedArea(polygon: readonly Point[]): number {
  return polygon.reduce((sum, [x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length]!;
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}
