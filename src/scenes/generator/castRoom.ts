import { eulerToMatrix, type Matrix3 } from '#rewards';
import { castFurniture } from './furniture';
import type { Colour, Piece, Room } from './room';

/** What one ray met. */
export interface RoomHit {
  /** In units of the direction's length. */
  distance: number;
  /** Index of the piece, or −1 for the room itself. */
  piece: number;
  /** Linear RGB before light; `glow` is added to the light that falls on it. */
  albedo: Colour;
  glow: number;
  /** Strength of the surface's grain. */
  grain: number;
  /** Unit normal, towards the eye. */
  normal: [number, number, number];
}

type Vector = readonly [number, number, number];

/** Follows one ray from inside the room to the first thing that it meets. */
export function castRoom(
  room: Room,
  pieces: readonly PreparedPiece[],
  origin: Vector,
  direction: Vector,
): RoomHit {
  const hit = castShell(room, origin, direction);
  for (let index = 0; index < pieces.length; index++)
    castPiece(pieces[index]!, index, origin, direction, hit);
  const [nx, ny, nz] = hit.normal;
  if (nx * direction[0] + ny * direction[1] + nz * direction[2] > 0) hit.normal = [-nx, -ny, -nz];
  return hit;
}

/** A piece with what every ray needs of it. */
export interface PreparedPiece {
  readonly piece: Piece;
  /** Columns: the piece's own axes in the world. */
  readonly rotation: Matrix3;
  /** Model units per metre, along width, depth and height; the first is negative if the piece is mirrored. */
  readonly scale: Vector;
}

export function preparePiece(piece: Piece): PreparedPiece {
  const { size } = piece.furniture;
  const mirror = piece.mirrored ? -1 : 1;
  const scale: Vector = [
    mirror * (size[0] / piece.size[0]),
    size[1] / piece.size[1],
    size[2] / piece.size[2],
  ];
  return { piece, rotation: eulerToMatrix([piece.yaw, piece.tilt, 0]), scale };
}

function castPiece(
  { piece, rotation, scale }: PreparedPiece,
  index: number,
  origin: Vector,
  direction: Vector,
  hit: RoomHit,
): void {
  const m = rotation;
  const toModel = (x: number, y: number, z: number): [number, number, number] => [
    (m[0] * x + m[3] * y + m[6] * z) * scale[0],
    (m[1] * x + m[4] * y + m[7] * z) * scale[1],
    (m[2] * x + m[5] * y + m[8] * z) * scale[2],
  ];
  const o = toModel(origin[0] - piece.x, origin[1] - piece.y, origin[2] - piece.z);
  const d = toModel(...direction);
  const [width, depth, height] = piece.furniture.size;
  o[2] += height / 2;
  if (!meetsBox(o, d, width / 2, depth / 2, height, hit.distance)) return;
  const found = castFurniture(piece.furniture, o, d, hit.distance);
  if (!found || found.distance >= hit.distance) return;
  hit.distance = found.distance;
  hit.piece = index;
  const at = 3 * found.triangle;
  const toned = (channel: 0 | 1 | 2) =>
    Math.min(0.9, piece.furniture.albedo[at + channel]! * piece.tint[channel]);
  hit.albedo = [toned(0), toned(1), toned(2)];
  hit.glow = 0;
  hit.grain = 0.1;
  // normals go back by the transpose of the way there: stretched models keep right ones
  const [x, y, z] = [found.normal.x * scale[0], found.normal.y * scale[1], found.normal.z * scale[2]];
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  hit.normal = [
    (m[0] * x + m[1] * y + m[2] * z) / length,
    (m[3] * x + m[4] * y + m[5] * z) / length,
    (m[6] * x + m[7] * y + m[8] * z) / length,
  ];
}

/** Whether a ray enters the box |x| ≤ hx, |y| ≤ hy, 0 ≤ z ≤ height before `reach`. */
function meetsBox(o: Vector, d: Vector, hx: number, hy: number, height: number, reach: number): boolean {
  let near = 0;
  let far = reach;
  for (let axis = 0; axis < 3; axis++) {
    const low = axis === 0 ? -hx : axis === 1 ? -hy : 0;
    const high = axis === 0 ? hx : axis === 1 ? hy : height;
    const inverse = 1 / d[axis]!;
    const p = (low - o[axis]!) * inverse;
    const q = (high - o[axis]!) * inverse;
    near = Math.max(near, Math.min(p, q));
    far = Math.min(far, Math.max(p, q));
  }
  return near <= far + 1e-9;
}

/** Where the ray leaves the empty room. */
function castShell(room: Room, origin: Vector, direction: Vector): RoomHit {
  const ends: Vector = [room.width, room.depth, room.height];
  let distance = Number.POSITIVE_INFINITY;
  let axis = 0;
  for (let i = 0; i < 3; i++) {
    const d = direction[i]!;
    if (d === 0) continue;
    const t = ((d > 0 ? ends[i]! : 0) - origin[i]!) / d;
    if (t < distance) {
      distance = t;
      axis = i;
    }
  }
  const outward = direction[axis]! > 0;
  const normal: [number, number, number] = [0, 0, 0];
  normal[axis] = outward ? -1 : 1;
  const base = { distance, piece: -1, glow: 0, grain: room.grain, normal };
  if (axis === 2 && outward) return { ...base, albedo: room.ceiling };
  const side = axis === 2 ? 4 : 2 * axis + (outward ? 1 : 0);
  const along = axis === 0 ? origin[1] + distance * direction[1] : origin[0] + distance * direction[0];
  const up = axis === 2 ? origin[1] + distance * direction[1] : origin[2] + distance * direction[2];
  for (const panel of room.panels) {
    if (
      panel.side === side &&
      along >= panel.from &&
      along <= panel.to &&
      up >= panel.low &&
      up <= panel.high
    ) {
      return { ...base, albedo: panel.albedo, glow: panel.glow, grain: panel.grain };
    }
  }
  return { ...base, albedo: side === 4 ? room.floor : room.wall };
}
