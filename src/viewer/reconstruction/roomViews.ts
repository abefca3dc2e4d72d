import { type Box9, boxCorners } from '#rewards';
import type { Scene } from '#scenes';
import type { Vector3 } from '../geometry/vector';
import type { Bounds } from './bounds';
import type { StageView } from './stageView';
import { ALMOST_DOWN, eyeDirection, frameOn, type Viewpoint } from './viewpoint';

const DEGREE = Math.PI / 180;
const ROOM_FOV = 32 * DEGREE;
/** So far away that parallels look parallel, without a second kind of camera. */
const FLAT_FOV = 5 * DEGREE;

/** Where a whole-room view is seen from.
 * @param aspect width over height of the pane */
export function roomView(
  view: Exclude<StageView, 'camera' | 'free'>,
  scene: Scene,
  aspect: number,
): Viewpoint {
  const { bounds } = scene;
  switch (view) {
    case 'top':
      return frameOn(
        corners(bounds),
        { azimuth: -90 * DEGREE, polar: ALMOST_DOWN, fov: FLAT_FOV },
        aspect,
        0.1,
      );
    case 'front':
      return frameOn(
        corners(bounds),
        { azimuth: -90 * DEGREE, polar: 90 * DEGREE, fov: FLAT_FOV },
        aspect,
        0.1,
      );
    case 'side':
      return frameOn(corners(bounds), { azimuth: 0, polar: 90 * DEGREE, fov: FLAT_FOV }, aspect, 0.1);
    case 'room': {
      const direction = { azimuth: openingAzimuth(scene), polar: 56 * DEGREE };
      const [x, y] = eyeDirection(direction);
      // The walls towards the eye are cut away, and with them the one upper corner that only they hold.
      const isCut = ([px, py, pz]: Vector3): boolean =>
        pz === bounds.max[2] &&
        px === (x > 0 ? bounds.max : bounds.min)[0] &&
        py === (y > 0 ? bounds.max : bounds.min)[1];
      const seen = corners(bounds).filter((corner) => !isCut(corner));
      return frameOn(seen, { ...direction, fov: ROOM_FOV }, aspect, 0.02);
    }
  }
}

/** Looks the way the clip's camera mostly looks, moved to within 18° of a room diagonal: three quarters, never head on. */
function openingAzimuth({ poses }: Scene): number {
  const x = poses.reduce((sum, pose) => sum + pose[2]!, 0);
  const y = poses.reduce((sum, pose) => sum + pose[6]!, 0);
  const behind = Math.atan2(-y, -x);
  const quarter = Math.PI / 2;
  const diagonal = (Math.floor(behind / quarter) + 0.5) * quarter;
  const most = 18 * DEGREE;
  return diagonal + Math.min(Math.max(behind - diagonal, -most), most);
}

/** Flies to a box without turning: it takes about a third of the picture, so that its surroundings tell where it is. */
export function boxView(box: Box9, from: Viewpoint, aspect: number): Viewpoint {
  const flat = from.fov < ROOM_FOV / 2;
  const polar = flat ? from.polar : Math.min(Math.max(from.polar, 40 * DEGREE), 72 * DEGREE);
  return frameOn(
    boxCorners(box),
    { azimuth: from.azimuth, polar, fov: flat ? FLAT_FOV : ROOM_FOV },
    aspect,
    0.62,
  );
}

function corners({ min, max }: Bounds): Vector3[] {
  return Array.from({ length: 8 }, (_, i) => [
    (i & 1 ? max : min)[0],
    (i & 2 ? max : min)[1],
    (i & 4 ? max : min)[2],
  ]);
}
