import { canonicalYaw } from '../canonicalYaw';
import type { Random } from '../random';
import { boxModel } from './boxMesh';
import { collide, footprintOf, insideRoom } from './footprint';
import type { Furniture } from './furniture';
import { placePiece, type Spot } from './placePiece';
import { CLUTTER_PLACES, RECIPES, type Wish } from './recipes';
import type { Colour, Piece } from './room';

const MOST_PIECES = 20;
const TRIES = 16;
const GAP = 0.01;
/** White, one metre: stretched and coloured it is any book, box or pot. */
const CLUTTER = boxModel('clutter', '', [1, 1, 1], new Uint8Array(36).fill(255));

/** What a wish is for, in one place and one shape. */
type Draft = Pick<Piece, 'furniture' | 'label' | 'size' | 'tint'>;

/** Furnishes an empty room after a random recipe, and leaves things about. All stands inside the room; no two boxes
 * overlap, except that of a piece and of what it stands on or is pushed under.
 * @param width @param depth @param height of the room, metres */
export function furnish(
  random: Random,
  models: readonly Furniture[],
  width: number,
  depth: number,
  height: number,
): Piece[] {
  const pieces: Piece[] = [];
  const place = (draft: Draft, where: Wish['place']): boolean => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const spot = placePiece(random, where, draft.size, { width, depth }, pieces);
      if (!spot) continue;
      const piece = { ...draft, mirrored: random.chance(0.5), ...rounded(spot, draft.size) };
      const footprint = footprintOf(piece);
      if (!insideRoom(footprint, width, depth) || footprint.high > height) continue;
      const gap = (other: Piece) => (other === spot.host ? -spot.overlap : GAP);
      if (pieces.some((other) => collide(footprint, footprintOf(other), gap(other)))) continue;
      pieces.push(piece);
      return true;
    }
    return false;
  };

  const area = width * depth;
  const aim = Math.min(MOST_PIECES, Math.round(5 + area * random.between(0.15, 0.75)));
  const recipe = random.pick(RECIPES);
  for (let pass = 0; pass < 2; pass++) {
    for (const wish of recipe) {
      const count = wish.least + random.integer(wish.most - wish.least + 1);
      let twin: Draft | null = null;
      for (let i = 0; i < count && pieces.length < aim; i++) {
        // chairs round a table are mostly of one kind
        const draft: Draft | null = twin && random.chance(0.75) ? twin : draftOf(random, models, wish);
        if (draft && place(draft, wish.place)) twin = draft;
      }
    }
  }
  // something out of place, anywhere: no room is only its recipe
  const labels = [...new Set(models.map(({ label }) => label))];
  for (let attempt = 0; attempt < 8 && pieces.length < aim; attempt++) {
    const where = random.chance(0.6) ? ({ at: 'wall' } as const) : ({ at: 'middle' } as const);
    const draft = draftOf(random, models, { label: random.pick(labels) });
    if (draft) place(draft, where);
  }
  const clutter = random.integer(10);
  for (let i = 0; i < clutter; i++) place(clutterDraft(random), random.pick(CLUTTER_PLACES));
  return pieces;
}

function draftOf(
  random: Random,
  models: readonly Furniture[],
  wish: Pick<Wish, 'label' | 'height'>,
): Draft | null {
  const [lowest, highest] = wish.height ?? [0, Number.POSITIVE_INFINITY];
  const fitting = models.filter(
    ({ label, size }) => label === wish.label && size[2] >= lowest && size[2] <= highest,
  );
  if (fitting.length === 0) return null;
  const furniture = random.pick(fitting);
  return { furniture, label: wish.label, size: jitteredSize(random, furniture), tint: randomTint(random) };
}

function clutterDraft(random: Random): Draft {
  const flat = random.chance(0.6);
  const extent = () => millimetres(random.between(0.06, 0.4));
  const tall = flat ? random.between(0.02, 0.06) : random.between(0.08, 0.9);
  const shade = () => random.between(0.02, 0.8);
  return {
    furniture: CLUTTER,
    label: null,
    size: [extent(), extent(), 2 * millimetres(tall / 2)],
    tint: [shade(), shade(), shade()],
  };
}

/** Extents jittered by ±15 %, mostly together; whole millimetres, the height an even number, so that the box of a shard
 * (whole millimetres) is exact. */
function jitteredSize(random: Random, { size }: Furniture): [number, number, number] {
  const common = random.between(0.9, 1.1);
  const extent = (axis: 0 | 1 | 2) => size[axis] * common * random.between(0.95, 1.05);
  return [millimetres(extent(0)), millimetres(extent(1)), 2 * millimetres(extent(2) / 2)];
}

/** From underside to middle, and to what a shard keeps: whole millimetres and ten-thousandths of a radian. */
function rounded(
  { x, y, z, yaw, tilt }: Spot,
  [, , height]: Piece['size'],
): Pick<Piece, 'x' | 'y' | 'z' | 'yaw' | 'tilt'> {
  const canonical = tilt === 0 ? canonicalYaw(yaw, 0, 0).yaw : yaw;
  const turn = yaw - canonical + Math.round(canonical * 1e4) / 1e4;
  const lean = -Math.sin(tilt) * (height / 2);
  return {
    x: millimetres(x - Math.sin(turn) * lean),
    y: millimetres(y + Math.cos(turn) * lean),
    z: millimetres(z + Math.cos(tilt) * (height / 2)),
    yaw: turn,
    tilt: Math.round(tilt * 1e4) / 1e4,
  };
}

/** Things in line with others often lie just between two millimetres. There `Math.sin` and `Math.cos`, whose last digit
 * differs from engine to engine, would decide; a nanometre more decides for all. */
function millimetres(metres: number): number {
  return Math.round(metres * 1000 + 1e-6) / 1000;
}

function randomTint(random: Random): Colour {
  const brightness = Math.exp(random.normal() * 0.35);
  const hue = () => brightness * Math.exp(random.normal() * 0.3);
  return [hue(), hue(), hue()];
}
