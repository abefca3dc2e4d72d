import type { Pose } from '#rewards';
import { cameraStance } from '../cameraPose';
import type { Point } from './boxDistance';

/** World positions as someone would give them who stands where the first shown picture was taken and looks the same way, head
 * held level: metres to the right, ahead, and up from the camera. The working of every question is written in this frame,
 * because the shown pictures fix it, which they don't the world's. */
export function levelFrame(first: Pose): (point: Point) => Point {
  const { x, y, z, heading } = cameraStance(first);
  const [c, s] = [Math.cos(heading), Math.sin(heading)];
  return ([px, py, pz]) => {
    const [dx, dy] = [px - x, py - y];
    return [c * dx + s * dy, c * dy - s * dx, pz - z];
  };
}
