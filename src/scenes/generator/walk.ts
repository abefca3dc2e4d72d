import type { Pose } from '#rewards';
import { cameraPose, singlePrecision } from '../cameraPose';
import type { Random } from '../random';
import { footprintOf, reach } from './footprint';
import type { Piece, Room } from './room';

type Vector = readonly [number, number, number];

const DEGREE = Math.PI / 180;
/** How close the lens may come to what reaches up to it, metres. */
const CLEARANCE = 0.25;

/** Where somebody with a phone might stand in the room, and where to look: a smooth path, `u` from 0 to 1. */
interface Path {
  eye(u: number): readonly [number, number];
  target(u: number): Vector;
}

/** Camera poses of a hand-held walk: `frames` moments spread evenly over some eight seconds. The eye stays in free space,
 * 1.2 to 1.7 m high; the camera looks at the furniture, 5° to 35° down, and tilts by about 2°. Null if this walk runs into
 * something: try another. Positions and rotations are rounded so that single precision holds them exactly. */
export function walk(random: Random, room: Room, frames: number): Pose[] | null {
  const path = random.chance(0.5) ? orbit(random, room) : stroll(random, room);
  const level = random.between(1.28, 1.62);
  const sway = random.between(0.01, 0.08);
  const phase = random.between(0, 2 * Math.PI);
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
    if (!isFree(room, eye)) return null;
    const [tx, ty, tz] = path.target(u);
    const target: Vector = [shaken(tx, 0.04), shaken(ty, 0.04), shaken(tz, 0.04)];
    poses.push(lookAt(eye, target, random.normal() * 2 * DEGREE));
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

/** A slow straight walk, the eyes sweeping from one piece of furniture to the next. */
function stroll(random: Random, room: Room): Path {
  const spot = () => [random.between(0.1, 0.9) * room.width, random.between(0.1, 0.9) * room.depth] as const;
  const [from, to] = [spot(), spot()];
  const pace = random.between(0.2, 1);
  const at = (u: number) =>
    [from[0] + pace * u * (to[0] - from[0]), from[1] + pace * u * (to[1] - from[1])] as const;
  const sights = sightsAround(random, room, at(0.5));
  return {
    eye: at,
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

/** Up to seven pieces in the order in which somebody who turns round sees them. */
function sightsAround(random: Random, room: Room, [x, y]: readonly [number, number]): Vector[] {
  const bearing = (piece: Piece) => Math.atan2(piece.y - y, piece.x - x);
  // nobody looks down at what is beside them
  const far = ({ label, x: px, y: py }: Piece) =>
    label !== null && Math.sqrt((px - x) ** 2 + (py - y) ** 2) > 1.3;
  const round = room.pieces.filter(far).sort((p, q) => bearing(p) - bearing(q));
  if (random.chance(0.5)) round.reverse();
  const start = random.integer(round.length);
  const count = Math.min(round.length, 2 + random.integer(6));
  const sights = Array.from({ length: count }, (_, i): Vector => {
    const piece = round[(start + i) % round.length]!;
    return [piece.x, piece.y, piece.z];
  });
  return sights.length > 1 ? sights : [...sights, [room.width / 2, room.depth / 2, 0.5], [x, y + 1, 0.5]];
}

function isFree(room: Room, [x, y, z]: Vector): boolean {
  if (x < CLEARANCE || y < CLEARANCE || x > room.width - CLEARANCE || y > room.depth - CLEARANCE)
    return false;
  return room.pieces.every((piece) => {
    const footprint = footprintOf(piece);
    if (footprint.high < z - CLEARANCE) return true;
    const angle = Math.atan2(y - footprint.y, x - footprint.x);
    const distance = Math.sqrt((x - footprint.x) ** 2 + (y - footprint.y) ** 2);
    return distance > reach(footprint, angle) + CLEARANCE;
  });
}

function lookAt(eye: Vector, target: Vector, roll: number): Pose {
  const [dx, dy] = [target[0] - eye[0], target[1] - eye[1]];
  const down = Math.atan2(eye[2] - target[2], Math.sqrt(dx * dx + dy * dy));
  const pitch = -Math.min(35 * DEGREE, Math.max(5 * DEGREE, down));
  const [x, y, z] = eye;
  return cameraPose(singlePrecision({ x, y, z, heading: Math.atan2(-dx, dy), pitch, roll }));
}
