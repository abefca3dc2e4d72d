import type { Pose } from '#rewards';
import { transformPoint } from '#rewards';
import type { Scene } from '#scenes';
import { fromPixel, pinholeOf, poseAt } from '../geometry/pinhole';
import { subtract, type Vector3 } from '../geometry/vector';
import { palette, type Theme } from '../palette';
import { hexColour, type Rgba } from './hexColour';
import type { LineSegment } from './LineGeometry';

/** The path is drawn in steps of at least this length, metres: shorter ones would be a row of dots. */
const STEP = 0.06;
/** Length of the frustum that stands for a camera, metres. */
const FRUSTUM = 0.42;

/** The way of the clip's camera through the room. */
export function pathLines({ poses }: Scene, theme: Theme): LineSegment[] {
  const centres = poses.map((pose): Vector3 => [pose[3]!, pose[7]!, pose[11]!]);
  const kept = centres.slice(0, 1);
  for (const centre of centres.slice(1)) {
    if (Math.hypot(...subtract(centre, kept.at(-1)!)) >= STEP) kept.push(centre);
  }
  const style = { colour: mixed(theme, 0.62), width: 1.2 };
  return kept.slice(1).map((end, i) => ({ start: kept[i]!, end, style }));
}

/** Where the eight edges of a frame's frustum begin and end: four rays from the camera, then its picture's border. */
export function frustumEnds(scene: Scene, frame: number): readonly (readonly [Vector3, Vector3])[] {
  const pinhole = pinholeOf(scene);
  const pose: Pose = poseAt(scene, frame);
  const centre: Vector3 = [pose[3]!, pose[7]!, pose[11]!];
  const corners = [
    [0, 0],
    [pinhole.width, 0],
    [pinhole.width, pinhole.height],
    [0, pinhole.height],
  ].map(([u, v]) => {
    const [x, y, z] = fromPixel(pinhole, u!, v!);
    return transformPoint(pose, [x * FRUSTUM, y * FRUSTUM, z * FRUSTUM]);
  });
  return [
    ...corners.map((corner) => [centre, corner] as const),
    ...corners.map((corner, i) => [corner, corners[(i + 1) % 4]!] as const),
  ];
}

/** The frustum of the clip's current frame. */
export function frustumLines(scene: Scene, frame: number, theme: Theme): LineSegment[] {
  const colours = palette[theme];
  const style = {
    colour: hexColour(colours.ink),
    width: 1.4,
    underColour: hexColour(colours.under),
    underWidth: 1.6,
  };
  return frustumEnds(scene, frame).map(([start, end]) => ({ start, end, style }));
}

/** Ink over the ground, made solid: see-through lines would show where their pieces overlap. */
function mixed(theme: Theme, share: number): Rgba {
  const ink = hexColour(palette[theme].ink);
  const ground = hexColour(palette[theme].ground);
  return [0, 1, 2, 3].map((i) => ground[i]! + (ink[i]! - ground[i]!) * share) as unknown as Rgba;
}
