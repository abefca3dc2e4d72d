import { boxCorners, type Pose, type WorldBox } from '#rewards';
import type { RoomBounds } from '../../annotatedViews';
import type { PointCloud } from '../../pointCloud';

/** Share of the points at either end that may be outliers. */
const OUTLIERS = 0.005;

/** The inside of a room, axis-aligned, metres: from its points without the outermost, else from its boxes, else from where
 * the camera went. */
export function sceneBounds(
  cloud: PointCloud | null,
  boxes: readonly WorldBox[],
  poses: readonly Pose[],
): RoomBounds {
  const corners = boxes.flatMap(boxCorners);
  const centres = poses.map((pose) => [pose[3]!, pose[7]!, pose[11]!]);
  const axis = (k: 0 | 1 | 2): [number, number] => {
    if (cloud && cloud.count > 0)
      return spread(
        Float32Array.from({ length: cloud.count }, (_, i) => cloud.positions[3 * i + k]!),
        OUTLIERS,
      );
    const values = (corners.length > 0 ? corners : centres).map((point) => point[k]!);
    return values.length > 0 ? spread(Float64Array.from(values), 0) : [-1, 1];
  };
  const ranges = [axis(0), axis(1), axis(2)] as const;
  // Points in one plane still get a room of some height.
  const low = (k: 0 | 1 | 2) => Math.min(ranges[k][0], ranges[k][1] - 0.01);
  return {
    min: [low(0), low(1), low(2)],
    max: [ranges[0][1], ranges[1][1], ranges[2][1]],
  };
}

function spread(values: Float32Array | Float64Array, outliers: number): [number, number] {
  values.sort();
  const skip = Math.floor(values.length * outliers);
  return [values[skip]!, values[values.length - 1 - skip]!];
}
