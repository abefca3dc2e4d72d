import { eulerToMatrix, matrixToEuler, type Pose } from '#rewards';

/** Where a camera is and how it is held: easier to read, and smaller to store, than its matrix. */
export interface CameraStance {
  /** Metres, world. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Radians: against the clock from looking along +y; up from level; clockwise about the line of sight. */
  readonly heading: number;
  readonly pitch: number;
  readonly roll: number;
}

/** The pose of a camera: OpenCV axes (right, down, forward) in the world, camera-to-world. */
export function cameraPose({ x, y, z, heading, pitch, roll }: CameraStance): Pose {
  // columns of m: right, forward, up
  const m = eulerToMatrix([heading, pitch, roll]);
  const matrix = [m[0], -m[2], m[1], x, m[3], -m[5], m[4], y, m[6], -m[8], m[7], z, 0, 0, 0, 1];
  return matrix as readonly number[] as Pose;
}

/** The inverse of `cameraPose`, exact but for the last digits of a float64. */
export function cameraStance(pose: Pose): CameraStance {
  const [a, b, c, x, d, e, f, y, g, h, i, z] = pose as readonly number[] & { length: 12 };
  const [heading, pitch, roll] = matrixToEuler([a!, c!, -b!, d!, f!, -e!, g!, i!, -h!]);
  return { x: x!, y: y!, z: z!, heading, pitch, roll };
}

/** Rounding π up would lead beyond it, and back as nearly −π. */
const LAST_HEADING = Math.floor(Math.PI * 1e4) / 1e4;

/** A stance in whole millimetres and ten-thousandths of a radian, as shards keep it; no −0, which they cannot tell apart. */
export function roundedStance({ x, y, z, heading, pitch, roll }: CameraStance): CameraStance {
  const metres = (value: number) => Math.round(value * 1e3) / 1e3 + 0;
  const radians = (value: number) => Math.round(value * 1e4) / 1e4 + 0;
  return {
    x: metres(x),
    y: metres(y),
    z: metres(z),
    heading: Math.max(-LAST_HEADING, Math.min(LAST_HEADING, radians(heading))),
    pitch: radians(pitch),
    roll: radians(roll),
  };
}
