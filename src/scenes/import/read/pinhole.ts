import type { CaptureClip } from '../capture';
import type { JsonPlace } from './JsonPlace';

export type Intrinsics = NonNullable<CaptureClip['intrinsics']>;

/** Focal lengths and centre, pixels, of a 3×3, 3×4 or 4×4 camera matrix.
 * @throws SceneError if they are not above 0 */
export function pinholeOf(place: JsonPlace): Intrinsics {
  const [rows, columns] = shapeOf(place.value);
  const k = place.matrix(rows, columns);
  const intrinsics = { fx: k[0]!, fy: k[columns + 1]!, cx: k[2]!, cy: k[columns + 2]! };
  if (!Object.values(intrinsics).every((value) => value > 0))
    throw place.error('focal lengths and centre must be above 0', 'Give them in pixels');
  return intrinsics;
}

function shapeOf(value: unknown): [number, number] {
  if (!Array.isArray(value)) return [4, 4];
  if (value.length === 9) return [3, 3];
  if (value.length === 12) return [3, 4];
  if (value.length === 3) return [3, Array.isArray(value[0]) && value[0].length === 4 ? 4 : 3];
  return [4, 4];
}

/** A pinhole camera as a 4×4 matrix, row by row. */
export function pinholeMatrix({ fx, fy, cx, cy }: Intrinsics): number[] {
  return [fx, 0, cx, 0, 0, fy, cy, 0, 0, 0, 1, 0, 0, 0, 0, 1];
}
