import { subtract, type Vector3 } from '../geometry/vector';
import { ALMOST_DOWN, eyeOf, type Viewpoint } from './viewpoint';

/** A place to look from that the user has turned to, upright. */
export interface FreeCamera {
  /** World, metres. */
  readonly eye: Vector3;
  /** What it looks at and turns about: world, metres. */
  readonly target: Vector3;
  /** Full angle of view, upright, radians. */
  readonly fov: number;
}

export const freeCamera = (view: Viewpoint): FreeCamera => ({
  eye: eyeOf(view),
  target: view.target,
  fov: view.fov,
});

/** The same as angles about the target. Straight down, the top of the picture is +y, as in the view from the top. */
export function viewpointOf({ eye, target, fov }: FreeCamera): Viewpoint {
  const offset = subtract(eye, target);
  const distance = Math.hypot(...offset);
  const level = Math.hypot(offset[0], offset[1]);
  const straight = level < ALMOST_DOWN * 1e-3 * distance;
  return {
    target,
    azimuth: straight ? -Math.PI / 2 : Math.atan2(offset[1], offset[0]),
    polar: straight && offset[2] > 0 ? ALMOST_DOWN : Math.atan2(level, offset[2]),
    distance,
    fov,
  };
}
