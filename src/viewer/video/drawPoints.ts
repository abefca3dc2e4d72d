import { invertPose, type Pose } from '#rewards';
import type { PointCloud } from '#scenes';
import { NEAR, type Pinhole } from '../geometry/pinhole';

/** Width of a dot, and of the cell of which only the nearest point is drawn, CSS pixels: what is behind stays hidden. */
const DOT = 2;
const CELL = 5;
/** The picture is darkened under the points: where the two fit, they still look like one. */
const SHADE = 'rgb(0 0 0 / 0.62)';

/** The points of a cloud where they fall on the picture, each in its own colour.
 * @param scale CSS pixels per pixel of the picture, in which the context draws
 * @param pose camera-to-world */
export function drawPoints(
  context: CanvasRenderingContext2D,
  scale: number,
  { fx, fy, cx, cy, width, height }: Pinhole,
  pose: Pose,
  { count, positions, colors }: PointCloud,
): void {
  const m = invertPose(pose);
  const cell = CELL / scale;
  const columns = Math.ceil(width / cell);
  const nearest = new Map<number, { u: number; v: number; depth: number; at: number }>();
  for (let at = 0; at < 3 * count; at += 3) {
    const [x, y, z] = [positions[at]!, positions[at + 1]!, positions[at + 2]!];
    const depth = m[8]! * x + m[9]! * y + m[10]! * z + m[11]!;
    if (depth < NEAR) continue;
    const u = (fx * (m[0]! * x + m[1]! * y + m[2]! * z + m[3]!)) / depth + cx;
    const v = (fy * (m[4]! * x + m[5]! * y + m[6]! * z + m[7]!)) / depth + cy;
    if (u < 0 || u >= width || v < 0 || v >= height) continue;
    const key = Math.floor(v / cell) * columns + Math.floor(u / cell);
    const before = nearest.get(key);
    if (!before || depth < before.depth) nearest.set(key, { u, v, depth, at });
  }
  context.fillStyle = SHADE;
  context.fillRect(0, 0, width, height);
  const dot = DOT / scale;
  for (const { u, v, at } of nearest.values()) {
    context.fillStyle = `rgb(${colors[at]} ${colors[at + 1]} ${colors[at + 2]})`;
    context.fillRect(u - dot / 2, v - dot / 2, dot, dot);
  }
}
