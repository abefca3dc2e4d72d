import type { Box9, Pose } from '#rewards';
import { type Pinhole, projectBox } from '#viewer';
import { convexHull, type Point2 } from '../../src/viewer/plan/convexHull';

/** How far the farthest of some pixels' centres lies outside the hull of a projected box, pixels; below 0 when all are
 * inside, infinite where the box is not seen at all.
 * @param pixels column, row, column, row, … */
export function farthestOutside(pinhole: Pinhole, pose: Pose, box: Box9, pixels: readonly number[]): number {
  const hull = convexHull(uncutEdges(pinhole, pose, box));
  if (hull.length < 3) return Number.POSITIVE_INFINITY;
  let farthest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < pixels.length; i += 2) {
    const [x, y] = [pixels[i]! + 0.5, pixels[i + 1]! + 0.5];
    hull.forEach(([ax, ay], k) => {
      const [bx, by] = hull[(k + 1) % hull.length]!;
      const outside = ((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / Math.hypot(bx - ax, by - ay);
      farthest = Math.max(farthest, outside);
    });
  }
  return farthest;
}

/** The ends of a projected box's edges, in a picture so large that its border cuts none of them off. */
function uncutEdges(pinhole: Pinhole, pose: Pose, box: Box9): Point2[] {
  const around = 1e6;
  const [cx, cy] = [pinhole.cx + around, pinhole.cy + around];
  const vast = { ...pinhole, cx, cy, width: 2 * around, height: 2 * around };
  return projectBox(vast, pose, box).flatMap(({ line: [x1, y1, x2, y2] }): Point2[] => [
    [x1 - around, y1 - around],
    [x2 - around, y2 - around],
  ]);
}
