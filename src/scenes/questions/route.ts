import type { WorldBox } from '#rewards';
import type { AnnotatedInstance } from '../annotatedViews';
import { boxDistance } from './boxDistance';
import type { Known } from './known';

export type Turn = 'turn left' | 'turn right' | 'turn back';
export const TURNS: readonly Turn[] = ['turn left', 'turn right', 'turn back'];

export type Place = readonly [x: number, y: number];

/** A walk from one object to others: `turns[i]` stands before leg i, null where the robot already faces that way. */
export interface Route {
  readonly stops: readonly Place[];
  readonly turns: readonly (Turn | null)[];
  /** Angle of each turn against the clock, radians, −π to π. */
  readonly angles: readonly number[];
}

/** The robot's width, and how near it comes to an object that it goes to, metres. */
const WIDTH = 0.3;
const REACH = 0.35;
const TALL = 1.2;
const STEP = 0.02;
/** What is lower than this is no obstacle. */
const FLAT = 0.05;
const SHORTEST_LEG = 0.5;

const DEGREE = Math.PI / 180;
/** A turn to the side is one between these; a turn back is one of more than the last. The gap is the margin of 10° on
 * either side of 135° (3d-rft.md §7). */
const LEAST_SIDE = 30 * DEGREE;
const MOST_SIDE = 125 * DEGREE;
const LEAST_BACK = 145 * DEGREE;

/** The route of a robot that stands by `start`, facing `facing`, and goes straight to each of `goals` in turn. Null where
 * something stands in its way or a turn is not plainly one of the three, be it measured from where the robot stands or between
 * the middles of the objects. */
export function routeOf(
  known: Known,
  start: AnnotatedInstance,
  facing: AnnotatedInstance,
  goals: readonly AnnotatedInstance[],
): Route | null {
  // on the side of the first goal, or what it stands by would be in its way whenever it has to turn back
  const first = goals[0] && leave(start, goals[0]);
  if (!first) return null;
  const stops: Place[] = [first];
  const turns: (Turn | null)[] = [];
  const angles: number[] = [];
  const middles = [floorMiddle(start), ...goals.map(floorMiddle)];
  let heading = bearing(first, floorMiddle(facing));
  let plainHeading = bearing(middles[0]!, floorMiddle(facing));
  for (const [leg, goal] of goals.entries()) {
    const from = stops[leg]!;
    const next = bearing(from, middles[leg + 1]!);
    const plainNext = bearing(middles[leg]!, middles[leg + 1]!);
    const needed = leg > 0 || goal !== facing;
    const turn = turnOf(next - heading);
    if (needed && (turn === null || turn !== turnOf(plainNext - plainHeading))) return null;
    const to = approach(from, goal);
    if (!to || blocked(known, from, to)) return null;
    turns.push(needed ? turn : null);
    angles.push(wrapped(next - heading));
    stops.push(to);
    [heading, plainHeading] = [next, plainNext];
  }
  return { stops, turns, angles };
}

function turnOf(angle: number): Turn | null {
  const size = Math.abs(wrapped(angle));
  if (size >= LEAST_BACK) return 'turn back';
  if (size < LEAST_SIDE || size > MOST_SIDE) return null;
  return wrapped(angle) > 0 ? 'turn left' : 'turn right';
}

/** Against the clock from the x axis, seen from above. */
function bearing(from: Place, to: Place): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}

function wrapped(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}

function floorMiddle({ box }: AnnotatedInstance): Place {
  return [box[0], box[1]];
}

/** Where a robot stands that is about to go from `start` towards `target`: just clear of `start`. No step is longer than what
 * is missing, so it doesn't go too far. */
function leave(start: AnnotatedInstance, target: AnnotatedInstance): Place | null {
  const [from, to] = [floorMiddle(start), floorMiddle(target)];
  const length = lengthOf(from, to);
  for (let way = 0; way < length; ) {
    const place = along(from, to, way / length);
    const missing = REACH - gap(place, start);
    if (missing <= 0) return place;
    way += Math.max(STEP, missing);
  }
  return null;
}

/** Where it stops on its way to the middle of `goal`: just before it touches. Null where that is no way to speak of. */
function approach(from: Place, goal: AnnotatedInstance): Place | null {
  const to = floorMiddle(goal);
  const length = lengthOf(from, to);
  let reached = 0;
  for (;;) {
    const left = gap(along(from, to, reached / length), goal) - REACH;
    if (left < STEP) break;
    reached += left;
  }
  return reached >= SHORTEST_LEG ? along(from, to, reached / length) : null;
}

/** Whether an object stands where the robot would pass. */
function blocked({ scene }: Known, from: Place, to: Place): boolean {
  const length = lengthOf(from, to);
  const middle = along(from, to, 0.5);
  const floor = scene.bounds.min[2];
  const [low, high] = [floor + FLAT, floor + TALL];
  const size = [length + WIDTH, WIDTH, high - low] as const;
  const swept = [...middle, (low + high) / 2, ...size, bearing(from, to), 0, 0] as const;
  return scene.instances.some(({ box }) => {
    // most objects are so far off that nothing needs to be measured
    const reach = (length + WIDTH + Math.sqrt(box[3] ** 2 + box[4] ** 2 + box[5] ** 2)) / 2;
    const far = lengthOf(middle, [box[0], box[1]]) > reach + WIDTH;
    return !far && boxDistance(swept as unknown as WorldBox, box).distance === 0;
  });
}

/** Distance on the floor from a place to an object's outline. */
function gap([x, y]: Place, { box }: AnnotatedInstance): number {
  const needle = [x, y, box[2], 1e-6, 1e-6, 20, 0, 0, 0] as const;
  return boxDistance(needle as unknown as WorldBox, box).distance;
}

function lengthOf(p: Place, q: Place): number {
  return Math.sqrt((q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2);
}

function along(p: Place, q: Place, share: number): Place {
  return [p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])];
}
