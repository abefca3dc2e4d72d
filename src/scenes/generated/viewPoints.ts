import { transformPoint } from '#rewards';
import type { PointCloud } from '../pointCloud';
import { rayCoordinates, raysPerFrame } from '../rayGrid';
import type { Views } from '../views';

/** Every measured ray as a point of the world: the whole geometry that a policy is given. */
export function viewPoints(views: Views): PointCloud {
  const { fx, fy, cx, cy } = views.intrinsics;
  const rays = raysPerFrame(views);
  const places = rayCoordinates(views);
  const positions: number[] = [];
  const colors: number[] = [];
  views.poses.forEach((pose, frame) => {
    for (let ray = 0; ray < rays; ray++) {
      const depth = views.depth[frame * rays + ray]!;
      if (depth === 0) continue;
      const x = ((places[2 * ray]! - cx) / fx) * depth;
      const y = ((places[2 * ray + 1]! - cy) / fy) * depth;
      positions.push(...transformPoint(pose, [x, y, depth]));
      for (let c = 0; c < 3; c++) colors.push(Math.round(255 * views.rgb[3 * (frame * rays + ray) + c]!));
    }
  });
  return {
    count: positions.length / 3,
    positions: Float32Array.from(positions),
    colors: Uint8Array.from(colors),
  };
}
