import { invertPose, type Pose } from '#rewards';
import type { PointCloud } from '#scenes';
import { NEAR, type Pinhole } from '../geometry/pinhole';

/** So many dots at most: enough to see an outline, few enough to follow a video. */
const MOST = 9000;
/** Width of a dot, CSS pixels. */
const DOT = 2;
/** The picture is darkened under the points: where the two fit, they still look like one. */
const SHADE = 'rgb(0 0 0 / 0.62)';

/** The points of a cloud where they fall on the picture, far ones first, each in its own colour.
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
  const stride = Math.max(Math.ceil(count / MOST), 1);
  const seen: { u: number; v: number; z: number; at: number }[] = [];
  for (let at = 0; at < 3 * count; at += 3 * stride) {
    const [x, y, z] = [positions[at]!, positions[at + 1]!, positions[at + 2]!];
    const depth = m[8]! * x + m[9]! * y + m[10]! * z + m[11]!;
    if (depth < NEAR) continue;
    const u = (fx * (m[0]! * x + m[1]! * y + m[2]! * z + m[3]!)) / depth + cx;
    const v = (fy * (m[4]! * x + m[5]! * y + m[6]! * z + m[7]!)) / depth + cy;
    if (u >= 0 && u < width && v >= 0 && v < height) seen.push({ u, v, z: depth, at });
  }
  context.fillStyle = SHADE;
  context.fillRect(0, 0, width, height);
  const dot = DOT / scale;
  for (const { u, v, at } of seen.sort((a, b) => b.z - a.z)) {
    context.fillStyle = `rgb(${colors[at]} ${colors[at + 1]} ${colors[at + 2]})`;
    context.fillRect(u - dot / 2, v - dot / 2, dot, dot);
  }
}
