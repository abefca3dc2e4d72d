import type { Pose } from '#rewards';
import { cameraPose, roundedStance } from '../cameraPose';
import type { Random } from '../random';
import { footprintOf, reach } from './footprint';
import type { Piece, Room } from './room';

type Vector = readonly [number, number, number];

type Spot = readonly [number, number];

const DEGREE = Math.PI / 180;
/** How close a person comes to walls and furniture, metres. */
const CLEARANCE = 0.25;
const EYE = 1.45;
const MOST_SIGHTS = 7;

/** Where somebody with a phone might stand in the room, and where to look: a smooth path, `u` from 0 to 1. */
interface Path {
  eye(u: number): Spot;
  target(u: number): Vector;
}

/** Camera poses of a hand-held walk: `frames` moments spread evenly over some eight seconds. The eye stays in free space,
 * 1.2 to 1.7 m high; the camera looks at the furniture, 5° to 35° down, and rolls by up to some 2°. Null if this walk runs into
 * something: try another. Positions and rotations are rounded to what a shard keeps. */
export function walk(random: Random, room: Room, frames: number): Pose[] | null {
  const path = random.chance(0.3) ? orbit(random, room) : stroll(random, room);
  const level = random.between(1.28, 1.62);
  const sway = random.between(0.01, 0.08);
  const phase = random.between(0, 2 * Math.PI);
  const tilt = random.between(0.5, 2.5) * DEGREE;
  const poses: Pose[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const u = frame / frames;
    const [x, y] = path.eye(u);
    const shaken = (value: number, by: number) => value + random.normal() * by;
    const rise = Math.min(
      1.7,
      Math.max(1.2, level + sway * Math.sin(9 * u + phase) + 0.015 * random.normal()),
    );
    const eye: Vector = [shaken(x, 0.015), shaken(y, 0.015), rise];
    if (clearance(room, eye) < CLEARANCE) return null;
    const [tx, ty, tz] = path.target(u);
    const target: Vector = [shaken(tx, 0.04), shaken(ty, 0.04), shaken(tz, 0.04)];
    poses.push(lookAt(eye, target, random.normal() * tilt));
  }
  return poses;
}

/** Round the middle of the room, looking across it. */
function orbit(random: Random, room: Room): Path {
  const start = random.between(0, 2 * Math.PI);
  const sweep = random.between(90, 340) * DEGREE * (random.chance(0.5) ? -1 : 1);
  const share = random.between(0.1, 0.3);
  const [mx, my] = [room.width * random.between(0.42, 0.58), room.depth * random.between(0.42, 0.58)];
  const swing = random.between(0, 0.5);
  const height = random.between(0.55, 0.95);
  const phase = random.between(0, 2 * Math.PI);
  return {
    eye: (u) => {
      const angle = start + sweep * u;
      return [mx + share * room.width * Math.cos(angle), my + share * room.depth * Math.sin(angle)];
    },
    target: (u) => {
      const angle = start + sweep * u + Math.PI + swing * Math.sin(6.3 * u + phase);
      return [
        mx + 0.44 * room.width * Math.cos(angle),
        my + 0.45 * room.depth * Math.sin(angle),
        height + 0.22 * Math.sin(11 * u + phase),
      ];
    },
  };
}

/** A walk, straight or round a corner or two, the eyes sweeping from one piece of furniture to the next. */
function stroll(random: Random, room: Room): Path {
  const from = freeSpot(random, room);
  const stops = [from];
  const legs = 1 + random.integer(3);
  while (stops.length <= legs) stops.push(freeEnd(random, room, stops.at(-1)!));
  const eye = (u: number): Spot => {
    const place = u * (stops.length - 1);
    const leg = Math.min(stops.length - 2, Math.floor(place));
    const [a, b] = [stops[leg]!, stops[leg + 1]!];
    return [a[0] + (place - leg) * (b[0] - a[0]), a[1] + (place - leg) * (b[1] - a[1])];
  };
  const sights = sightsAround(random, room, eye(0.5));
  return {
    eye,
    target: (u) => {
      const place = u * (sights.length - 1);
      const index = Math.min(sights.length - 2, Math.floor(place));
      const share = place - index;
      const smooth = share * share * (3 - 2 * share);
      const [a, b] = [sights[index]!, sights[index + 1]!];
      return [a[0] + smooth * (b[0] - a[0]), a[1] + smooth * (b[1] - a[1]), a[2] + smooth * (b[2] - a[2])];
    },
  };
}

/** The most spacious of some random places: people step back to see. */
function freeSpot(random: Random, room: Room): Spot {
  const places = 6 + random.integer(30);
  let best: Spot = [room.width / 2, room.depth / 2];
  let widest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < places; i++) {
    const spot = [random.uniform() * room.width, random.uniform() * room.depth] as const;
    const space = clearance(room, [...spot, EYE]);
    if (space > widest) [best, widest] = [spot, space];
  }
  return best;
}

/** Where a straight leg of about a random length, up to 4 m, can end. */
function freeEnd(random: Random, room: Room, from: Spot): Spot {
  const wanted = random.between(0.4, 4);
  const miss = (to: Spot) => Math.abs(Math.sqrt((to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2) - wanted);
  const isClear = (to: Spot) =>
    [0.25, 0.5, 0.75, 1].every(
      (u) =>
        clearance(room, [from[0] + u * (to[0] - from[0]), from[1] + u * (to[1] - from[1]), EYE]) > CLEARANCE,
    );
  let best = from;
  for (let attempt = 0; attempt < 25; attempt++) {
    const to = [random.uniform() * room.width, random.uniform() * room.depth] as const;
    if (miss(to) < miss(best) && isClear(to)) best = to;
  }
  return best;
}

/** What somebody at a place looks at who turns round by a random angle: pieces in the order of their bearing, or now here, now
 * there. */
function sightsAround(random: Random, room: Room, [x, y]: Spot): Vector[] {
  const hasty = random.chance(0.7);
  const sense = random.chance(0.5) ? 1 : -1;
  const sweep = (hasty ? random.between(240, 360) : random.between(90, 400)) * DEGREE;
  // the far side of the room is what one looks at most
  const across = Math.atan2(room.depth / 2 - y, room.width / 2 - x) + 0.6 * random.normal();
  const start = across - (sense * sweep) / 2;
  const turn = (piece: Piece) => {
    const angle = sense * (Math.atan2(piece.y - y, piece.x - x) - start);
    return angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI));
  };
  // nobody looks down at what is beside them
  const far = (piece: Piece) => Math.sqrt((piece.x - x) ** 2 + (piece.y - y) ** 2) > 1.6;
  const seen = room.pieces
    .filter((piece) => piece.label !== null && far(piece) && turn(piece) < sweep)
    .sort((p, q) => turn(p) - turn(q));
  const every = Math.ceil(seen.length / MOST_SIGHTS);
  const sights = seen
    .filter((_, i) => i % every === 0)
    .map((piece): Vector => [piece.x, piece.y, 0.35 + 0.5 * piece.z]);
  const order = hasty ? random.shuffled(sights) : sights;
  const ahead = (angle: number): Vector => [x + 2 * Math.cos(angle), y + 2 * Math.sin(angle), 0.8];
  return order.length > 1 ? order : [ahead(start), ...order, ahead(start + sense * sweep)];
}

/** Distance from a person whose eye is here to the nearest wall or piece of furniture, metres; below 0 within one. Things
 * that lie about count only if they reach up to the eye. */
function clearance(room: Room, [x, y, z]: Vector): number {
  let least = Math.min(x, y, room.width - x, room.depth - y);
  for (const piece of room.pieces) {
    const footprint = footprintOf(piece);
    if (piece.label === null && footprint.high < z - CLEARANCE) continue;
    const angle = Math.atan2(y - footprint.y, x - footprint.x);
    const distance = Math.sqrt((x - footprint.x) ** 2 + (y - footprint.y) ** 2);
    least = Math.min(least, distance - reach(footprint, angle));
  }
  return least;
}

function lookAt(eye: Vector, target: Vector, roll: number): Pose {
  const [dx, dy] = [target[0] - eye[0], target[1] - eye[1]];
  const down = Math.atan2(eye[2] - target[2], Math.sqrt(dx * dx + dy * dy));
  const pitch = -Math.min(35 * DEGREE, Math.max(5 * DEGREE, down));
  const [x, y, z] = eye;
  return cameraPose(roundedStance({ x, y, z, heading: Math.atan2(-dx, dy), pitch, roll }));
}
