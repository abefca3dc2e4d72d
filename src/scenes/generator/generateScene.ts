import type { ClipFrame, Pose, WorldBox } from '#rewards';
import type { AnnotatedInstance, AnnotatedViews } from '../annotatedViews';
import { canonicalYaw } from '../canonicalYaw';
import { Random } from '../random';
import { dressRoom } from './dressRoom';
import { furnish } from './furnish';
import type { Furniture } from './furniture';
import { renderViews } from './renderViews';
import type { Piece, Room } from './room';
import { walk } from './walk';

/** Raised whenever the same seed would give another scene. */
export const GENERATOR_VERSION = 4;

/** Frames of a generated scene: as far apart as eight frames of an eight-second clip. */
export const SCENE_FRAMES = 8;

const FEWEST_SEEN = 3;

/** A furnished room, a walk through it and what eight frames of the walk see, all from one seed of 32 bits. The same seed
 * and the same furniture give the same scene. The values are those that a shard keeps, so writing and reading change nothing. */
export function generateScene(seed: number, furniture: readonly Furniture[], id: string): AnnotatedViews {
  const random = Random.seeded(seed);
  for (;;) {
    const room = makeRoom(random, furniture);
    const poses = tryWalks(random, room);
    if (!poses) continue;
    const { views, rays } = renderViews(random, room, poses);
    const instances = annotate(room.pieces, rays);
    if (instances.length < FEWEST_SEEN) continue;
    const clipFrames = poses.map((_, frame) => frame as ClipFrame);
    const bounds = { min: [0, 0, 0], max: [room.width, room.depth, room.height] } as const;
    return { id, views, clipFrames, instances, bounds };
  }
}

function makeRoom(random: Random, furniture: readonly Furniture[]): Room {
  const width = Math.round(random.between(3.2, 7) * 1000) / 1000;
  const depth = Math.round(random.between(3.2, 7) * 1000) / 1000;
  const height = Math.round(random.between(2.35, 2.9) * 1000) / 1000;
  return dressRoom(random, width, depth, height, furnish(random, furniture, width, depth, height));
}

function tryWalks(random: Random, room: Room): Pose[] | null {
  for (let attempt = 0; attempt < 60; attempt++) {
    const poses = walk(random, room, SCENE_FRAMES);
    if (poses) return poses;
  }
  return null;
}

/** The pieces that at least one ray meets, with their boxes. */
function annotate(pieces: readonly Piece[], rays: readonly (readonly number[])[]): AnnotatedInstance[] {
  const counts = new Map<string, number>();
  return pieces.flatMap((piece, index) => {
    const { label } = piece;
    const seen = rays[index]!;
    if (label === null || seen.every((count) => count === 0)) return [];
    const number = (counts.get(label) ?? 0) + 1;
    counts.set(label, number);
    return [{ id: `${label}-${number}`, label, box: boxOf(piece), rays: seen }];
  });
}

/** The tight box of a piece, its yaw canonical if it stands upright. */
export function boxOf({ x, y, z, size, yaw: turn, tilt }: Piece): WorldBox {
  const [width, depth, height] = size;
  const { yaw, dx, dy } =
    tilt === 0
      ? canonicalYaw(turn, width, depth)
      : { yaw: Math.atan2(Math.sin(turn), Math.cos(turn)), dx: width, dy: depth };
  const exact = Math.round(yaw * 1e4) / 1e4 + 0; // + 0 makes 0 of −0, which a shard cannot tell apart
  return [x, y, z, dx, dy, height, exact, tilt, 0] as const as unknown as WorldBox;
}
