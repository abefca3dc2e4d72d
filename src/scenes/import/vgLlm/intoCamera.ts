import { type CameraBox, inverseTransformBox, type Pose, transformPoint, type WorldBox } from '#rewards';
import { invertAffine } from '../apply/matrix3';

/** A world box in a camera's frame, so that `transformBox` gives it back to the last digits: the poses of files are rounded,
 * and a rounded rotation's inverse is not its transpose. */
export function intoCamera(pose: Pose, box: WorldBox): CameraBox {
  const [x, y, z] = transformPoint(invertAffine(pose), [box[0], box[1], box[2]]);
  return [x, y, z, ...inverseTransformBox(pose, box).slice(3)] as unknown as CameraBox;
}
