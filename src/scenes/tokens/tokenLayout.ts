/** Metres are scaled by this, so that features lie within about ±1. */
export const METRE = 0.5;

/** Where each feature of one ray stands in a visual token: colour (sRGB − 0.5), the point in its own camera's frame and in
 * the first shown camera's frame (metres · METRE, OpenCV axes), and 1 for a measured point, else 0. */
export const RAY_FEATURES = { colour: 0, ownPoint: 3, firstPoint: 6, valid: 9, count: 10 } as const;

/** Features of a token: its rays one after the other, then the mean normal in the first shown camera's frame. */
export function tokenFeatures(raysPerPatchSide: number): { normal: number; count: number } {
  const normal = raysPerPatchSide * raysPerPatchSide * RAY_FEATURES.count;
  return { normal, count: normal + 3 };
}

/** Features of a frame's pose relative to the first shown frame: rotation row-major (9), translation in metres · METRE (3). */
export const POSE_FEATURES = 12;
