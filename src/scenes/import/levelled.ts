import type { Matrix3 } from '#rewards';
import { matrix4 } from './apply/matrix3';
import type { Capture } from './capture';
import type { Convention } from './convention';
import { estimateUp } from './level/estimateUp';

/** A world that is out of level by less than this is taken as level: the estimate is no better. Radians. */
const LEVEL = 0.05;

const AXES = {
  '+x': [1, 0, 0],
  '-x': [-1, 0, 0],
  '+y': [0, 1, 0],
  '-y': [0, -1, 0],
  '+z': [0, 0, 1],
  '-z': [0, 0, -1],
} as const;

/** A capture whose world may lie at any angle (COLMAP's does), turned so that gravity runs along one of its axes. The turn is an
 * axis alignment like any other: noted, kept for export, and the user may leave it out. Captures that are level, have an
 * alignment, or leave no doubt about what is up stay as they are. */
export function levelled(capture: Capture): Capture {
  if (capture.axisAlignment !== null || !capture.open.includes('up')) return capture;
  const up = estimateUp(capture);
  if (up === null) return capture;
  const along = (axis: Convention['up']) =>
    AXES[axis].reduce<number>((sum, value, k) => sum + value * up[k]!, 0);
  const axis = (Object.keys(AXES) as Convention['up'][]).reduce((best, other) =>
    along(other) > along(best) ? other : best,
  );
  const angle = Math.acos(Math.min(1, along(axis)));
  if (angle < LEVEL) return capture;
  const degrees = Math.round((180 / Math.PI) * angle);
  return {
    ...capture,
    axisAlignment: matrix4(turn(up, AXES[axis]), [0, 0, 0]),
    convention: { ...capture.convention, up: axis, align: { poses: true, points: true, boxes: true } },
    notes: [
      ...capture.notes,
      `Gravity is estimated from how the cameras were held: the scene was turned by ${degrees}° to stand level`,
    ],
  };
}

/** The shortest rotation from one unit vector to another that is not its opposite (Rodrigues). */
function turn(from: readonly [number, number, number], to: readonly [number, number, number]): Matrix3 {
  const [x, y, z] = [
    from[1] * to[2] - from[2] * to[1],
    from[2] * to[0] - from[0] * to[2],
    from[0] * to[1] - from[1] * to[0],
  ];
  const k = 1 / (1 + from[0] * to[0] + from[1] * to[1] + from[2] * to[2]);
  return [
    1 - k * (y * y + z * z),
    k * x * y - z,
    k * x * z + y,
    k * x * y + z,
    1 - k * (x * x + z * z),
    k * y * z - x,
    k * x * z - y,
    k * y * z + x,
    1 - k * (x * x + y * y),
  ];
}
