import { composePoses, invertPose, type Pose, transformPoint } from '#rewards';
import { rayCoordinates, raysPerFrame } from '../rayGrid';
import type { Views } from '../views';
import { patchNormal } from './patchNormal';
import { METRE, POSE_FEATURES, RAY_FEATURES, tokenFeatures } from './tokenLayout';

/** Groups of features that can be switched off (set to 0), for the ablation without a 3D prior. */
export interface TokenOptions {
  readonly colour?: boolean;
  readonly points?: boolean;
  readonly normals?: boolean;
}

export interface VisualTokens {
  /** `[shown · patches², features]`, laid out as `tokenLayout.ts` says. */
  readonly features: Float32Array;
  /** `[shown, POSE_FEATURES]`: each frame's pose relative to the first shown frame. */
  readonly poses: Float32Array;
  readonly tokens: number;
  readonly featureCount: number;
}

/** What a policy sees: a function of pictures, depth, intrinsics and poses alone. No token carries a label or any other
 * oracle.
 * @param shown the views to show, as indices into `views`; the first is the frame of reference */
export function visualTokens(
  views: Views,
  shown: readonly number[],
  { colour = true, points = true, normals = true }: TokenOptions = {},
): VisualTokens {
  const rays = raysPerFrame(views);
  const perPatch = views.raysPerPatchSide ** 2;
  const { normal: normalAt, count: featureCount } = tokenFeatures(views.raysPerPatchSide);
  const tokens = shown.length * views.patches ** 2;
  const features = new Float32Array(tokens * featureCount);
  const poses = new Float32Array(shown.length * POSE_FEATURES);
  const directions = rayDirections(views);
  const toFirst = invertPose(views.poses[shown[0]!]!);

  shown.forEach((view, frame) => {
    const relative = composePoses(toFirst, views.poses[view]!);
    poses.set(poseFeatures(relative), frame * POSE_FEATURES);
    const own = new Float64Array(3 * rays);
    for (let ray = 0; ray < rays; ray++) {
      const depth = views.depth[view * rays + ray]!;
      for (let axis = 0; axis < 3; axis++) own[3 * ray + axis] = depth * directions[3 * ray + axis]!;
      const token = frame * views.patches ** 2 + Math.floor(ray / perPatch);
      const at = token * featureCount + (ray % perPatch) * RAY_FEATURES.count;
      if (colour) {
        for (let c = 0; c < 3; c++)
          features[at + RAY_FEATURES.colour + c] = views.rgb[3 * (view * rays + ray) + c]! - 0.5;
      }
      if (points && depth > 0) {
        const point = [own[3 * ray]!, own[3 * ray + 1]!, own[3 * ray + 2]!] as const;
        const first = transformPoint(relative, point);
        for (let axis = 0; axis < 3; axis++) {
          features[at + RAY_FEATURES.ownPoint + axis] = point[axis]! * METRE;
          features[at + RAY_FEATURES.firstPoint + axis] = first[axis]! * METRE;
        }
        features[at + RAY_FEATURES.valid] = 1;
      }
    }
    if (!normals) return;
    for (let patch = 0; patch < views.patches ** 2; patch++) {
      const normal = patchNormal(
        own.subarray(3 * patch * perPatch, 3 * (patch + 1) * perPatch),
        views.raysPerPatchSide,
      );
      const token = frame * views.patches ** 2 + patch;
      features.set(rotated(relative, normal), token * featureCount + normalAt);
    }
  });
  return { features, poses, tokens, featureCount };
}

/** `[rays, 3]`, depth 1 along the optical axis. */
function rayDirections(views: Views): Float64Array {
  const { fx, fy, cx, cy } = views.intrinsics;
  const coordinates = rayCoordinates(views);
  const out = new Float64Array((coordinates.length / 2) * 3);
  for (let ray = 0; ray < coordinates.length / 2; ray++) {
    out[3 * ray] = (coordinates[2 * ray]! - cx) / fx;
    out[3 * ray + 1] = (coordinates[2 * ray + 1]! - cy) / fy;
    out[3 * ray + 2] = 1;
  }
  return out;
}

function poseFeatures(pose: Pose): number[] {
  const rotation = [0, 4, 8].flatMap((row) => pose.slice(row, row + 3));
  return [...rotation, pose[3]! * METRE, pose[7]! * METRE, pose[11]! * METRE];
}

function rotated(pose: Pose, [x, y, z]: readonly [number, number, number]): [number, number, number] {
  const row = (i: number) => pose[i]! * x + pose[i + 1]! * y + pose[i + 2]! * z;
  return [row(0), row(4), row(8)];
}
