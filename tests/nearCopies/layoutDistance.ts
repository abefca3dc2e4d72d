import type { AnnotatedViews } from '#scenes';

/** How a room is furnished, as far as can be seen of it: no colours, no cameras. */
export interface Layout extends View {
  /** The room and its seven mirrors and quarter turns. */
  readonly images: readonly View[];
}

interface View {
  /** Width, depth and height, metres. */
  readonly room: readonly [number, number, number];
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
  readonly count: number;
}

interface Piece {
  /** From the middle of the floor, metres. */
  readonly centre: readonly [number, number, number];
  /** Extents along the box's own axes, metres. */
  readonly size: readonly [number, number, number];
  /** Turn about z, radians. */
  readonly yaw: number;
}

/** A piece without a partner, or with one farther away than this, counts as so many metres. */
const CUTOFF = 1;

export function layoutOf({ bounds, instances }: AnnotatedViews): Layout {
  const [x, y] = [0, 1].map((axis) => (bounds.min[axis]! + bounds.max[axis]!) / 2) as [number, number];
  const z = bounds.min[2];
  const pieces = new Map<string, Piece[]>();
  for (const { label, box } of instances) {
    const [cx, cy, cz, dx, dy, dz, yaw] = box;
    const piece: Piece = { centre: [cx - x, cy - y, cz - z], size: [dx, dy, dz], yaw };
    pieces.set(label, [...(pieces.get(label) ?? []), piece]);
  }
  const room = [0, 1, 2].map((axis) => bounds.max[axis]! - bounds.min[axis]!) as [number, number, number];
  const layout = { room, pieces, count: instances.length };
  const images = [layout, swapped(layout)]
    .flatMap((view) => [view, mirrored(view, 0)])
    .flatMap((view) => [view, mirrored(view, 1)]);
  return { ...layout, images };
}

/** How far apart two layouts are, metres: 0 for the same one, also mirrored or turned; about 1 for unrelated ones.
 *
 * The OSPA metric of Schuhmacher, Vo and Vo ("A consistent metric for performance evaluation of multi-object filters", 2008)
 * with p = 1 and a cutoff of 1 m between the two sets of pieces, plus the difference of the rooms' sizes; the least over the
 * eight symmetries of a rectangular room. Pieces of different labels are never partners. Infinity where it would not come
 * below `enough`. */
export function layoutDistance(a: Layout, b: Layout, enough = Number.POSITIVE_INFINITY): number {
  const most = Math.max(a.count, b.count);
  // never more than the distance, and quick: what the pieces without a possible partner come to
  const bound = most === 0 ? 0 : (CUTOFF * (most - partners(a, b))) / most;
  let least = enough;
  for (const image of a.images) {
    const rooms = Math.hypot(...image.room.map((length, axis) => length - b.room[axis]!));
    if (rooms + bound < least) least = Math.min(least, rooms + ospa(image, b));
  }
  return least < enough ? least : Number.POSITIVE_INFINITY;
}

/** The most pairs that can be made of pieces of one label. */
function partners(a: View, b: View): number {
  let sum = 0;
  for (const [label, pieces] of a.pieces) sum += Math.min(pieces.length, b.pieces.get(label)?.length ?? 0);
  return sum;
}

/** x and y swapped. */
function swapped({ room, pieces, count }: View): View {
  return {
    room: [room[1], room[0], room[2]],
    pieces: moved(pieces, ({ centre, size, yaw }) => ({
      centre: [centre[1], centre[0], centre[2]],
      size,
      yaw: Math.PI / 2 - yaw,
    })),
    count,
  };
}

/** x → −x, or y → −y. */
function mirrored({ room, pieces, count }: View, axis: 0 | 1): View {
  const turned = moved(pieces, ({ centre: [x, y, z], size, yaw }) => ({
    centre: axis === 0 ? [-x, y, z] : [x, -y, z],
    size,
    yaw: -yaw,
  }));
  return { room, pieces: turned, count };
}

function moved(pieces: View['pieces'], move: (piece: Piece) => Piece): View['pieces'] {
  return new Map([...pieces].map(([label, list]) => [label, list.map(move)]));
}

/** The least total cost of making partners, per piece of the larger set; its pieces without a partner cost the cutoff. */
function ospa(a: View, b: View): number {
  const most = Math.max(a.count, b.count);
  if (most === 0) return 0;
  let total = CUTOFF * (most - a.count);
  for (const [label, ours] of a.pieces) {
    const theirs = b.pieces.get(label) ?? [];
    total += leastCost(ours.map((p) => theirs.map((q) => Math.min(CUTOFF, pieceDistance(p, q)))));
  }
  return total / most;
}

/** Metres: between the centres, between the extents, and what a turn moves half a metre away. A box has two names, a quarter
 * turn apart; the nearer one counts. */
function pieceDistance(p: Piece, q: Piece): number {
  const centres = Math.hypot(...p.centre.map((value, axis) => value - q.centre[axis]!));
  const turned = Math.abs(Math.sin(p.yaw - q.yaw));
  const across = Math.abs(Math.cos(p.yaw - q.yaw));
  const [w, d, h] = q.size;
  const shape = (width: number, depth: number, turn: number) =>
    Math.hypot(p.size[0] - width, p.size[1] - depth, p.size[2] - h) + 0.5 * turn;
  return centres + Math.min(shape(w, d, turned), shape(d, w, across));
}

/** The cheapest assignment of rows to columns; a row without a column costs the cutoff. By dynamic programming over the
 * sets of columns taken: labels are few to a room. */
function leastCost(costs: readonly (readonly number[])[]): number {
  const columns = costs[0]?.length ?? 0;
  let best = new Map<number, number>([[0, 0]]);
  for (const row of costs) {
    const next = new Map<number, number>();
    const offer = (taken: number, cost: number) => {
      if (cost < (next.get(taken) ?? Number.POSITIVE_INFINITY)) next.set(taken, cost);
    };
    for (const [taken, cost] of best) {
      offer(taken, cost + CUTOFF);
      for (let column = 0; column < columns; column++) {
        if ((taken & (1 << column)) === 0) offer(taken | (1 << column), cost + row[column]!);
      }
    }
    best = next;
  }
  return Math.min(...best.values());
}
