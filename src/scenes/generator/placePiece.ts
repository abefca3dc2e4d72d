import type { Random } from '../random';
import type { Place } from './recipes';
import type { Piece } from './room';
import { topHeight } from './topHeight';

/** Where a piece might stand. */
export interface Spot {
  /** Middle of the footprint and height of the underside, metres. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** As in `Piece`. */
  readonly yaw: number;
  readonly tilt: number;
  /** The piece that it stands on or at: that one it may touch, as far as `overlap` metres. */
  readonly host: Piece | null;
  readonly overlap: number;
}

type Size = readonly [number, number, number];
type Plan = { readonly width: number; readonly depth: number };

const QUARTER = Math.PI / 2;
const FREE = { z: 0, tilt: 0, host: null, overlap: 0 };

/** One random spot for a piece of `size` that fits the wish, or null where there is nothing to stand by or on. Whether it
 * is free is for the caller to check. */
export function placePiece(
  random: Random,
  place: Place,
  size: Size,
  room: Plan,
  pieces: readonly Piece[],
): Spot | null {
  switch (place.at) {
    case 'wall':
      return atWall(random, random.uniform(), size, room);
    case 'corner':
      return atWall(
        random,
        random.chance(0.5) ? random.between(0, 0.06) : random.between(0.94, 1),
        size,
        room,
      );
    case 'middle':
      return inTheMiddle(random, room);
    case 'front':
    case 'around':
    case 'beside': {
      const hosts = pieces.filter(({ label }) => label === place.of);
      return hosts.length === 0 ? null : nextTo(random, random.pick(hosts), place.at, size);
    }
    case 'on': {
      const hosts = pieces.filter(
        ({ label, tilt }) => label !== null && place.of.includes(label) && tilt === 0,
      );
      return hosts.length === 0 ? null : onTop(random, random.pick(hosts), size);
    }
  }
}

/** Back to a wall, `along` ∈ [0, 1] of the way, front to the room. */
function atWall(random: Random, along: number, [width, depth]: Size, room: Plan): Spot {
  const side = random.integer(4);
  const gap = depth / 2 + random.between(0.005, 0.06);
  const turned = random.chance(0.15) ? random.normal() * 0.08 : 0;
  const at = { ...FREE, yaw: side * QUARTER + turned };
  const spread = (length: number) => width / 2 + along * Math.max(0, length - width);
  // yaw 0 looks to −y: the back is at the wall y = depth
  if (side === 0) return { ...at, x: spread(room.width), y: room.depth - gap };
  if (side === 1) return { ...at, x: gap, y: spread(room.depth) };
  if (side === 2) return { ...at, x: spread(room.width), y: gap };
  return { ...at, x: room.width - gap, y: spread(room.depth) };
}

function inTheMiddle(random: Random, room: Plan): Spot {
  const straight = random.chance(0.5);
  return {
    ...FREE,
    x: random.between(0.15, 0.85) * room.width,
    y: random.between(0.15, 0.85) * room.depth,
    yaw: straight ? random.integer(4) * QUARTER + random.normal() * 0.06 : random.between(-Math.PI, Math.PI),
  };
}

/** In front of the host or at one of its sides and looking at it, or beside it and looking its way. */
function nextTo(random: Random, host: Piece, at: 'front' | 'around' | 'beside', [width, depth]: Size): Spot {
  // counted from the host's front in quarter turns against the clock
  const side = at === 'front' ? 0 : at === 'around' ? random.integer(4) : random.pick([1, 3]);
  const sideways = side % 2 === 1;
  const half = (sideways ? host.size[0] : host.size[1]) / 2;
  const length = sideways ? host.size[1] : host.size[0];
  const angle = host.yaw - QUARTER + side * QUARTER;
  const outwards = (out: number, slide: number, back: number) => ({
    x: host.x + out * Math.cos(angle) - slide * Math.sin(angle) - back * Math.sin(host.yaw),
    y: host.y + out * Math.sin(angle) + slide * Math.cos(angle) + back * Math.cos(host.yaw),
  });
  if (at === 'beside') {
    // backs in line, as if both stood at the wall
    const spot = outwards(half + width / 2 + random.between(0.01, 0.15), 0, (host.size[1] - depth) / 2);
    return { ...FREE, ...spot, yaw: host.yaw };
  }
  // chairs are pushed under tables and desks; nothing is pushed under a couch or a bed
  const tuck = host.label === 'table' || host.label === 'desk' ? Math.min(0.25, 0.4 * depth) : -0.15;
  const slide = random.between(-0.4, 0.4) * Math.max(0, length - width / 2);
  return {
    ...outwards(half + depth / 2 + random.between(-tuck, 0.45), slide, 0),
    z: 0,
    yaw: host.yaw + side * QUARTER + Math.PI + random.normal() * 0.2,
    tilt: 0,
    host,
    overlap: tuck > 0 ? tuck + 0.08 : -0.01,
  };
}

/** On the host's upper side, found by rays from above at the middle and near the corners of the footprint. */
function onTop(random: Random, host: Piece, [width, depth, height]: Size): Spot | null {
  const u = random.between(-0.5, 0.5) * Math.max(0, host.size[0] - width);
  const v = random.between(-0.5, 0.5) * Math.max(0, host.size[1] - depth);
  const corners = [
    [0, 0],
    [-0.4, -0.4],
    [0.4, -0.4],
    [-0.4, 0.4],
    [0.4, 0.4],
  ] as const;
  const heights = corners.map(([i, j]) => topHeight(host, u + i * width, v + j * depth));
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  if (low < 0.2 || high > 1.4 || high - low > 0.06) return null;
  // what is taller than deep, like a cushion, leans back on soft furniture
  const soft = host.label === 'couch' || host.label === 'bed';
  const tilt = soft && height > 1.5 * depth ? -random.between(0.1, 0.45) : 0;
  const [c, s] = [Math.cos(host.yaw), Math.sin(host.yaw)];
  return {
    x: host.x + c * u - s * v,
    y: host.y + s * u + c * v,
    z: host.z - host.size[2] / 2 + high,
    yaw: host.yaw + random.normal() * 0.15,
    tilt,
    host,
    overlap: Number.POSITIVE_INFINITY,
  };
}
