import type { FrameCamera } from '../read/commonCamera';

/** COLMAP's camera models by their number: name, focal lengths (one for both axes, or two), and further parameters. In a file
 * come the focal lengths, the principal point and then the further ones. */
const MODELS = [
  ['SIMPLE_PINHOLE', 1, 0],
  ['PINHOLE', 2, 0],
  ['SIMPLE_RADIAL', 1, 1],
  ['RADIAL', 1, 2],
  ['OPENCV', 2, 4],
  ['OPENCV_FISHEYE', 2, 4],
  ['FULL_OPENCV', 2, 8],
  ['FOV', 2, 1],
  ['SIMPLE_RADIAL_FISHEYE', 1, 1],
  ['RADIAL_FISHEYE', 1, 2],
  ['THIN_PRISM_FISHEYE', 2, 8],
  ['RAD_TAN_THIN_PRISM_FISHEYE', 2, 12],
  ['SIMPLE_DIVISION', 1, 1],
  ['DIVISION', 2, 1],
  ['SIMPLE_FISHEYE', 1, 0],
  ['FISHEYE', 2, 0],
  ['EUCM', 2, 2],
] as const;

export interface CameraModel {
  readonly name: string;
  readonly focals: 1 | 2;
  /** How many numbers it takes. */
  readonly parameters: number;
  /** Whether it is more than a pinhole. */
  readonly bends: boolean;
}

/** A camera model by its name or its number; null for one that is no camera with a picture plane, or unknown. */
export function cameraModel(key: string | number): CameraModel | null {
  const row = typeof key === 'number' ? MODELS[key] : MODELS.find(([name]) => name === key);
  if (!row) return null;
  const [name, focals, extra] = row;
  return { name, focals, parameters: focals + 2 + extra, bends: extra > 0 || name.endsWith('FISHEYE') };
}

/** Pinhole part of a camera. COLMAP's centre of the top-left pixel is at (0.5, 0.5), as ours (its `sensor/models.h`). */
export function pinhole(
  { focals }: CameraModel,
  width: number,
  height: number,
  parameters: readonly number[],
): FrameCamera {
  const [fx, fy, cx, cy] =
    focals === 2 ? parameters : [parameters[0], parameters[0], parameters[1], parameters[2]];
  return { width, height, fx: fx!, fy: fy!, cx: cx!, cy: cy! };
}
