import type { CameraBox, WorldBox } from '../box';
import type { Pose } from '../pose';
import { extrinsicEulerToMatrix, matrixToExtrinsicEuler } from './extrinsicEuler';
import { transformPoint } from './poseAlgebra';
import { rotate, transformBox } from './transformBox';

/** A predicted grounding box in the world, as the evaluator moves it there: by the pose of the frame that was named.
 * `zxy-extrinsic` repeats VG-LLM before November 2025, slip included: it decoded and encoded the angles as extrinsic zxy, and
 * then built the corners from them as ZXY (3d-rft.md §2.3). */
export function groundingBox(
  pose: Pose,
  box: CameraBox,
  euler: 'ZXY-intrinsic' | 'zxy-extrinsic' = 'ZXY-intrinsic',
): WorldBox {
  if (euler === 'ZXY-intrinsic') return transformBox(pose, box);
  const centre = transformPoint(pose, [box[0], box[1], box[2]]);
  const angles = matrixToExtrinsicEuler(rotate(pose, extrinsicEulerToMatrix([box[6], box[7], box[8]])));
  return [...centre, box[3], box[4], box[5], ...angles] as unknown as WorldBox;
}
