import {
  type CameraBox,
  composePoses,
  eulerToMatrix,
  invertPose,
  type Matrix3,
  matrixToEuler,
  type Pose,
  type WorldBox,
} from '#rewards';
import { canonicalYaw } from './canonicalYaw';

/** A world box in a camera's frame, written so that a policy can learn it. The same solid as `inverseTransformBox` gives
 * (IoU 1), but of the 24 ways to name a box's axes this picks the one whose y axis points down, as the camera's does, and
 * whose turn about it lies in (−45°, 45°]. For an upright object the first two angles are then the camera's own tilt: about
 * 0 roll and its pitch; dy is the height; the third is where the object faces. */
export function boxInCamera(pose: Pose, box: WorldBox): CameraBox {
  const rotation = eulerToMatrix([box[6], box[7], box[8]]);
  const column = (axis: number) => [rotation[axis]!, rotation[axis + 3]!, rotation[axis + 6]!];
  const upright = [0, 1, 2].reduce((best, axis) =>
    Math.abs(rotation[6 + axis]!) > Math.abs(rotation[6 + best]!) ? axis : best,
  );
  const sign = rotation[6 + upright]! > 0 ? -1 : 1;
  // y × z = x, so turning y over turns x over too and keeps the axes right-handed
  const [z, x] = [(upright + 1) % 3, (upright + 2) % 3];
  const axes = [column(x).map((v) => v * sign), column(upright).map((v) => v * sign), column(z)];
  const placed = [0, 1, 2].flatMap((row) => [...axes.map((axis) => axis[row]!), box[row]!]);
  const seen = composePoses(invertPose(pose), [...placed, 0, 0, 0, 1]);
  const [a, b, g] = matrixToEuler(
    [0, 4, 8].flatMap((row) => seen.slice(row, row + 3)) as readonly number[] as unknown as Matrix3,
  );
  // R(a, b, g + 90°) turns about the box's own y: the same two angles before it
  const { yaw, dx, dy: dz } = canonicalYaw(g, box[3 + x]!, box[3 + z]!);
  return [seen[3], seen[7], seen[11], dx, box[3 + upright], dz, a, b, yaw] as unknown as CameraBox;
}
