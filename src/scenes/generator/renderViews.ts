import type { Pose } from '#rewards';
import type { Random } from '../random';
import { RAY_GRID, rayCoordinates, raysPerFrame } from '../rayGrid';
import { packRays, unpackRays } from '../rayPacking';
import type { Views } from '../views';
import { castRoom, preparePiece, type RoomHit } from './castRoom';
import type { Room } from './room';
import { irradiance } from './shade';

/** The sample rooms' camera: 640 × 480 pixels, focal length 577.6 pixels. */
const FOCAL = { fx: 577.6 / 640, fy: 577.6 / 480 };
const COORDINATES = rayCoordinates(RAY_GRID);
const RAYS = raysPerFrame(RAY_GRID);

/** What the frames of a walk see, as a depth camera would measure it: noise that grows with depth, gaps, grain.
 * Also `rays` `[pieces][frames]`: how many rays of a frame meet a piece. */
export function renderViews(
  random: Random,
  room: Room,
  poses: readonly Pose[],
): { views: Views; rays: readonly (readonly number[])[] } {
  const zoom = 1 + 0.01 * random.normal();
  const intrinsics = {
    fx: Math.fround(FOCAL.fx * zoom),
    fy: Math.fround(FOCAL.fy * zoom),
    cx: Math.fround(0.5 + 0.003 * random.normal()),
    cy: Math.fround(0.5 + 0.003 * random.normal()),
  };
  const { hits, radiance } = look(random, room, poses, intrinsics);
  const rays = room.pieces.map((_, piece) =>
    poses.map((_, frame) => {
      let count = 0;
      for (let i = frame * RAYS; i < (frame + 1) * RAYS; i++) if (hits[i]!.piece === piece) count++;
      return count;
    }),
  );
  const measured = measure(random, hits, radiance);
  const views: Views = {
    frames: poses.length,
    patches: RAY_GRID.patches,
    raysPerPatchSide: RAY_GRID.raysPerPatchSide,
    intrinsics,
    poses,
    ...unpackRays(packRays(measured.depth, measured.rgb), hits.length),
  };
  return { views, rays };
}

/** Casts every ray of every frame. A direction has depth 1 along the optical axis, so a hit's distance is its depth. */
export function look(
  random: Random,
  room: Room,
  poses: readonly Pose[],
  { fx, fy, cx, cy }: Views['intrinsics'],
): { hits: RoomHit[]; radiance: Float32Array } {
  const pieces = room.pieces.map(preparePiece);
  const hits: RoomHit[] = [];
  const radiance = new Float32Array(3 * RAYS * poses.length);
  for (const pose of poses) {
    const origin = [pose[3]!, pose[7]!, pose[11]!] as const;
    for (let ray = 0; ray < RAYS; ray++) {
      const x = (COORDINATES[2 * ray]! - cx) / fx;
      const y = (COORDINATES[2 * ray + 1]! - cy) / fy;
      const direction = [
        pose[0]! * x + pose[1]! * y + pose[2]!,
        pose[4]! * x + pose[5]! * y + pose[6]!,
        pose[8]! * x + pose[9]! * y + pose[10]!,
      ] as const;
      const hit = castRoom(room, pieces, origin, direction);
      const at = (axis: 0 | 1 | 2) => origin[axis] + hit.distance * direction[axis];
      const light = irradiance(room, [at(0), at(1), at(2)], hit.normal);
      const grain = Math.max(0.2, 1 + hit.grain * random.normal());
      for (let c = 0; c < 3; c++) {
        radiance[3 * hits.length + c] = hit.albedo[c]! * (light[c]! + hit.glow) * grain;
      }
      hits.push(hit);
    }
  }
  return { hits, radiance };
}

/** Adds the faults of a camera: depth noise of about 1 %, 4 to 6 % gaps and no
 * depth outdoors, colour noise, exposure, contrast, white balance. */
function measure(
  random: Random,
  hits: readonly RoomHit[],
  radiance: Float32Array,
): { depth: Float32Array; rgb: Float32Array } {
  const depthNoise = random.between(0.009, 0.015);
  const gaps = random.between(0.035, 0.06);
  const colourNoise = random.between(0.005, 0.03);
  const gamma = random.between(1.5, 2.4);
  const warmth = random.between(-0.12, 0.25);
  const contrast = random.between(0.9, 2.4);
  const balance = [1 + warmth, 1 + 0.03 * random.normal(), 1 - warmth];
  const exposure =
    (0.08 * 9 ** random.uniform() * radiance.length) /
    radiance.reduce((sum, value) => sum + Math.min(value, 2), 0);
  // a depth camera gets nothing back from outdoors
  const depth = Float32Array.from(hits, ({ distance, glow }) =>
    glow > 0 || random.chance(gaps) ? 0 : distance * (1 + depthNoise * random.normal()),
  );
  const exposed = radiance.map(
    (value, i) => (1 - Math.exp(-value * exposure * balance[i % 3]!)) ** (1 / gamma),
  );
  const middle = exposed.reduce((sum, value) => sum + value, 0) / exposed.length;
  const rgb = exposed.map((value) =>
    Math.min(1, Math.max(0, middle + contrast * (value - middle) + colourNoise * random.normal())),
  );
  return { depth, rgb };
}
