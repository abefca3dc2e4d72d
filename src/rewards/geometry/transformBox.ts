import type { Box9, CameraBox, WorldBox } from '../box';
import type { Pose } from '../pose';
import { eulerToMatrix, type Matrix3, matrixToEuler } from './euler';
import { nearestRotation } from './nearestRotation';
import { invertPose, transformPoint } from './poseAlgebra';

/** A camera's box in the world: centre moved, extents kept, rotation turned and decoded again (3d-rft.md §2.3).
 * @param lock as `matrixToEuler` takes it: SciPy's, as the evaluators, where none is given */
export function transformBox(pose: Pose, box: CameraBox, lock?: number): WorldBox {
  return moveBox(pose, box, lock) as unknown as WorldBox;
}

/** A world box in the frame of the camera at `pose`; undoes `transformBox`. */
export function inverseTransformBox(pose: Pose, box: WorldBox): CameraBox {
  return moveBox(invertPose(pose), box) as unknown as CameraBox;
}

function moveBox(pose: Pose, box: Box9, lock?: number): Box9 {
  const centre = transformPoint(pose, [box[0], box[1], box[2]]);
  const rotation = rotate(pose, eulerToMatrix([box[6], box[7], box[8]]));
  return [...centre, box[3], box[4], box[5], ...matrixToEuler(rotation, lock)];
}

/** A rotation turned by a pose. A pose without a rotation (zeros, a mirror) gives NaN: such a box overlaps nothing. */
export function rotate(pose: readonly number[], m: Matrix3): Matrix3 {
  const out: number[] = [];
  for (let row = 0; row < 12; row += 4)
    for (let column = 0; column < 3; column++)
      out.push(pose[row]! * m[column]! + pose[row + 1]! * m[column + 3]! + pose[row + 2]! * m[column + 6]!);
  return nearestRotation(out as unknown as Matrix3) ?? NOT_A_ROTATION;
}

const NOT_A_ROTATION = new Array<number>(9).fill(Number.NaN) as unknown as Matrix3;
