import type { Capture } from '../capture';
import { JudgeSample } from '../judge/judgeSample';
import { spreadOf } from '../judge/spreadOf';

type Vector3 = [number, number, number];

/** Fewer poses tell nothing about gravity. */
const LEAST_POSES = 5;
/** Length of the cameras' mean up vector below which they do not agree on what is up. */
const AGREED = 0.7;
/** How much the mean up vector counts beside the cameras' horizontals: only where the camera hardly turns. */
const MEAN_UP = 0.2;
/** Tilts tried about a first guess, radians: a coarse round, then a fine one. */
const ROUNDS = [0.03, 0.005] as const;
const TRIES = 4;
const BINS = 80;
/** Every so many points are enough to see planes. */
const STRIDE = 3;

/** The direction against gravity in a capture's own world, a unit vector; null where its cameras do not agree on one. People hold
 * cameras level, so it is the direction most nearly perpendicular to all the cameras' x axes; then, if there are points, the
 * one nearby along which they crowd most, as floors and table tops do. */
export function estimateUp(capture: Capture): Vector3 | null {
  const sample = new JudgeSample(capture);
  const poses = sample.poses(capture.convention).filter((pose) => pose !== null);
  if (poses.length < LEAST_POSES) return null;
  const column = (pose: readonly number[], index: 0 | 1): Vector3 => [
    pose[index]!,
    pose[index + 4]!,
    pose[index + 8]!,
  ];
  const meanUp = scaled(sum(poses.map((pose) => column(pose, 1))), -1 / poses.length);
  if (length(meanUp) < AGREED) return null;
  const rights = poses.map((pose) => column(pose, 0));
  const up = leastAlong(rights, meanUp);
  return sample.hasPoints ? mostCrowded(sample.points(capture.convention), up) : up;
}

/** The unit vector u with the least mean (x·u)² − MEAN_UP (up·u)², by power iteration of the matrix turned over. */
function leastAlong(rights: readonly Vector3[], up: Vector3): Vector3 {
  let u = unit(up);
  for (let i = 0; i < 200; i++) {
    const along = sum(rights.map((x) => scaled(x, dot(x, u) / rights.length)));
    u = unit(sum([scaled(u, 1.2), scaled(along, -1), scaled(up, MEAN_UP * dot(up, u))]));
  }
  return u;
}

/** Of the directions near to one, that along which points crowd most. */
function mostCrowded(points: Float64Array, first: Vector3): Vector3 {
  let best = first;
  for (const step of ROUNDS) {
    const centre = best;
    const [p, q] = perpendicular(centre);
    let most = crowding(points, centre);
    for (let i = -TRIES; i <= TRIES; i++) {
      for (let j = -TRIES; j <= TRIES; j++) {
        const tilted = unit(sum([centre, scaled(p, i * step), scaled(q, j * step)]));
        const found = crowding(points, tilted);
        if (found > most) [best, most] = [tilted, found];
      }
    }
  }
  return best;
}

/** How unevenly points are spread along a direction: 1 for evenly, more for a few planes. */
function crowding(points: Float64Array, direction: readonly [number, number, number]): number {
  const along = new Float64Array(Math.ceil(points.length / 3 / STRIDE));
  for (let i = 0; i < along.length; i++) {
    const at = 3 * STRIDE * i;
    along[i] = direction[0] * points[at]! + direction[1] * points[at + 1]! + direction[2] * points[at + 2]!;
  }
  const [low, high] = spreadOf(along, 0.01);
  const counts = new Float64Array(BINS);
  for (const value of along) {
    const bin = Math.floor((BINS * (value - low)) / Math.max(high - low, 1e-12));
    if (bin >= 0 && bin < BINS) counts[bin]! += 1 / along.length;
  }
  return BINS * counts.reduce((total, share) => total + share * share, 0);
}

function perpendicular(u: Vector3): [Vector3, Vector3] {
  const other: Vector3 = Math.abs(u[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0];
  const p = unit(cross(u, other));
  return [p, cross(u, p)];
}

function sum(vectors: readonly Vector3[]): Vector3 {
  const out: Vector3 = [0, 0, 0];
  for (const v of vectors) for (const k of [0, 1, 2] as const) out[k] += v[k];
  return out;
}

function scaled(v: Vector3, factor: number): Vector3 {
  return [v[0] * factor, v[1] * factor, v[2] * factor];
}

function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function length(v: Vector3): number {
  return Math.sqrt(dot(v, v));
}

function unit(v: Vector3): Vector3 {
  return scaled(v, 1 / length(v));
}

function cross(a: Vector3, b: Vector3): Vector3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
