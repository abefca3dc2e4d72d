import { cross, dot, subtract, type Vector3 } from '../geometry/vector';

/** A place to look from, upright, turning about what it looks at. Radians and metres. */
export interface Viewpoint {
  readonly target: Vector3;
  /** Direction from the target to the eye: about z from +x, and down from +z. */
  readonly azimuth: number;
  readonly polar: number;
  readonly distance: number;
  /** Full angle of view, upright. */
  readonly fov: number;
}

/** Straight down would leave the upright without a direction. */
export const ALMOST_DOWN = 1e-3;

/** From the target towards the eye, unit length. */
export const eyeDirection = ({ azimuth, polar }: Pick<Viewpoint, 'azimuth' | 'polar'>): Vector3 => [
  Math.sin(polar) * Math.cos(azimuth),
  Math.sin(polar) * Math.sin(azimuth),
  Math.cos(polar),
];

export function eyeOf(viewpoint: Viewpoint): Vector3 {
  const [x, y, z] = eyeDirection(viewpoint);
  const { target, distance } = viewpoint;
  return [target[0] + x * distance, target[1] + y * distance, target[2] + z * distance];
}

/** Right and up of the picture. */
function screenAxes(view: Pick<Viewpoint, 'azimuth' | 'polar'>): readonly [Vector3, Vector3] {
  const right: Vector3 = [-Math.sin(view.azimuth), Math.cos(view.azimuth), 0];
  return [right, cross(eyeDirection(view), right)];
}

/** Moves the target and sets the distance so that all points just fill the picture, with a margin.
 *
 * @param aspect width over height
 * @param margin share of the half picture that stays free on each side */
export function frameOn(
  points: readonly Vector3[],
  view: Pick<Viewpoint, 'azimuth' | 'polar' | 'fov'>,
  aspect: number,
  margin = 0.06,
): Viewpoint {
  const [right, up] = screenAxes(view);
  const towards = eyeDirection(view);
  const tanY = Math.tan(view.fov / 2) * (1 - margin);
  const tanX = tanY * aspect;
  // In the middle of the depths, so that turning turns about the middle.
  let target = centroid(points);
  const seen = (): (readonly [number, number, number])[] =>
    points.map((point) => {
      const offset = subtract(point, target);
      return [dot(offset, right), dot(offset, up), dot(offset, towards)];
    });
  const distance = (): number =>
    Math.max(...seen().map(([x, y, z]) => z + Math.max(Math.abs(x) / tanX, Math.abs(y) / tanY)));

  // What is nearer takes more of the picture: centre what is seen, measure, and again. It settles within a few rounds.
  for (let round = 0; round < 8; round++) {
    const from = distance();
    const offCentre = (axis: 0 | 1): number => {
      const tangents = seen().map((point) => point[axis] / (from - point[2]));
      return ((Math.min(...tangents) + Math.max(...tangents)) / 2) * from;
    };
    const [x, y] = [offCentre(0), offCentre(1)];
    target = [0, 1, 2].map((i) => target[i]! + right[i]! * x + up[i]! * y) as unknown as Vector3;
  }
  return { ...view, target, distance: distance() };
}

function centroid(points: readonly Vector3[]): Vector3 {
  const mean = (axis: 0 | 1 | 2): number =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return [mean(0), mean(1), mean(2)];
}

/** Part of the way from one viewpoint to another, round the shorter side. Distance and angle of view go together, so that
 * the target keeps growing or shrinking evenly. */
export function between(from: Viewpoint, to: Viewpoint, share: number): Viewpoint {
  if (share === 1) return to;
  const mix = (a: number, b: number): number => a + (b - a) * share;
  const mixLog = (a: number, b: number): number => Math.exp(mix(Math.log(a), Math.log(b)));
  const turn = Math.atan2(Math.sin(to.azimuth - from.azimuth), Math.cos(to.azimuth - from.azimuth));
  return {
    target: [0, 1, 2].map((i) => mix(from.target[i]!, to.target[i]!)) as unknown as Vector3,
    azimuth: from.azimuth + turn * share,
    polar: mix(from.polar, to.polar),
    distance: mixLog(from.distance, to.distance),
    fov: 2 * Math.atan(mixLog(Math.tan(from.fov / 2), Math.tan(to.fov / 2))),
  };
}
