import { invertPose, type Pose } from '#rewards';
import type { PointCloud } from '../../pointCloud';
import type { Views } from '../../views';

/** What a camera sees of a cloud whose points are small discs. */
export interface Splat {
  /** `[rows, columns]`, metres along the optical axis; 0 where no point covers the cell. */
  readonly depth: Float32Array;
  /** `[rows, columns]`: the point that covers the cell, or −1. */
  readonly point: Int32Array;
}

/** A point stands for what lies so near to it, metres: half the 5 cm at which a scene's cloud is dense, and a little. */
const RADIUS = 0.03;
const NEAR = 0.1;

/** Draws the first `count` points of a cloud into a small depth picture. A point covers the cells whose centres lie within
 * its square, and always its own cell.
 * @param intrinsics in units of the picture's width and height */
export function splatPoints(
  cloud: PointCloud,
  count: number,
  pose: Pose,
  intrinsics: Views['intrinsics'],
  columns: number,
  rows: number,
): Splat {
  const depth = new Float32Array(columns * rows);
  const point = new Int32Array(columns * rows).fill(-1);
  const [a, b, c, x, d, e, f, y, g, h, i, z] = invertPose(pose) as readonly number[] & { length: 16 };
  const { positions } = cloud;
  for (let k = 0; k < Math.min(count, cloud.count); k++) {
    const [px, py, pz] = [positions[3 * k]!, positions[3 * k + 1]!, positions[3 * k + 2]!];
    const ahead = g! * px + h! * py + i! * pz + z!;
    if (ahead < NEAR) continue;
    const u = ((intrinsics.fx * (a! * px + b! * py + c! * pz + x!)) / ahead + intrinsics.cx) * columns;
    const v = ((intrinsics.fy * (d! * px + e! * py + f! * pz + y!)) / ahead + intrinsics.cy) * rows;
    const halfWidth = ((intrinsics.fx * RADIUS) / ahead) * columns;
    const halfHeight = ((intrinsics.fy * RADIUS) / ahead) * rows;
    const left = Math.max(0, Math.min(Math.floor(u), Math.ceil(u - halfWidth - 0.5)));
    const right = Math.min(columns - 1, Math.max(Math.floor(u), Math.floor(u + halfWidth - 0.5)));
    const top = Math.max(0, Math.min(Math.floor(v), Math.ceil(v - halfHeight - 0.5)));
    const bottom = Math.min(rows - 1, Math.max(Math.floor(v), Math.floor(v + halfHeight - 0.5)));
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const cell = row * columns + column;
        if (depth[cell] !== 0 && depth[cell]! <= ahead) continue;
        depth[cell] = ahead;
        point[cell] = k;
      }
  }
  return { depth, point };
}
