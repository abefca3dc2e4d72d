import type { Pose } from '#rewards';
import type { Scene } from '#scenes';
import type { Vector3 } from './vector';

/** A pinhole camera with its picture, all in pixels. */
export interface Pinhole {
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
  readonly width: number;
  readonly height: number;
}

/** Nothing nearer to the camera than this is drawn, metres: a point at depth 0 has no place in the picture. */
export const NEAR = 0.05;

/** The clip's camera; null where the scene has no clip, or one of unknown intrinsics. */
export function pinholeOf({ clip, intrinsics }: Scene): Pinhole | null {
  return clip && intrinsics ? { ...intrinsics, width: clip.width, height: clip.height } : null;
}

/** Camera-to-world pose of a clip frame; null where it is unknown. */
export function poseAt(scene: Scene, frame: number): Pose | null {
  return (scene.poses[frame] as readonly number[] | undefined as Pose | undefined) ?? null;
}

/** A point in front of the camera, in its axes, as a place in the picture, pixels. */
export const toPixel = (pinhole: Pinhole, [x, y, z]: Vector3): readonly [number, number] => [
  (pinhole.fx * x) / z + pinhole.cx,
  (pinhole.fy * y) / z + pinhole.cy,
];

/** The point of depth 1, in the camera's axes, that is seen at a place in the picture. */
export const fromPixel = (pinhole: Pinhole, u: number, v: number): Vector3 => [
  (u - pinhole.cx) / pinhole.fx,
  (v - pinhole.cy) / pinhole.fy,
  1,
];
