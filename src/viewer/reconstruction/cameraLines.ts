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
  const underColour = hexColour(palette[theme].ground);
  const style = { colour: mixed(theme, 0.75), width: 1.3, underColour, underWidth: 1.4 };
  return kept.slice(1).map((end, i) => ({ start: kept[i]!, end, style }));
}

/** The frustum of a clip frame: four rays from the camera, then its picture's border. */
export function frustumLines(scene: Scene, frame: number, theme: Theme): LineSegment[] {
  const pinhole = pinholeOf(scene);
  const pose = poseAt(scene, frame);
  if (pinhole === null || pose === null) return [];
  const centre: Vector3 = [pose[3]!, pose[7]!, pose[11]!];
  const border = [
    [0, 0],
    [pinhole.width, 0],
    [pinhole.width, pinhole.height],
    [0, pinhole.height],
  ].map(([u, v]) => {
    const [x, y, z] = fromPixel(pinhole, u!, v!);
    return transformPoint(pose, [x * FRUSTUM, y * FRUSTUM, z * FRUSTUM]);
  });
  const colours = palette[theme];
  const style = {
    colour: hexColour(colours.ink),
    width: 1.4,
    underColour: hexColour(colours.under),
    underWidth: 1.6,
  };
  return border.flatMap((corner, i) => [
    { start: centre, end: corner, style },
    { start: corner, end: border[(i + 1) % 4]!, style },
  ]);
}

/** Ink over the ground, made solid: see-through lines would show where their pieces overlap. */
function mixed(theme: Theme, share: number): Rgba {
  const ink = hexColour(palette[theme].ink);
  const ground = hexColour(palette[theme].ground);
  return [0, 1, 2, 3].map((i) => ground[i]! + (ink[i]! - ground[i]!) * share) as unknown as Rgba;
}
