import type { Pose } from '#rewards';
import type { PointCloud } from '../../pointCloud';
import { RAY_GRID, rayCoordinates, raysPerFrame } from '../../rayGrid';
import { packRays } from '../../rayPacking';
import type { Scene } from '../../scene';
import type { Views } from '../../views';
import { splatPoints } from './splatPoints';

/** Frames of which rays are kept. */
const FRAMES = 32;
/** Points that are drawn: one per 5 cm of a room of some size. */
const DRAWN = 100_000;
/** Cells of the depth picture per ray, an odd number so that a ray goes through the middle of one. */
const FINE = 5;

/** What a policy sees of a scene that came without depth pictures: its points, drawn into 32 evenly spread frames and read
 * along the patch rays. A ray that meets no point has no measurement. Null where hardly any ray does. */
export function splatRays(
  cloud: PointCloud,
  poses: readonly Pose[],
  intrinsics: Views['intrinsics'],
  file: string,
): { meta: NonNullable<Scene['rays']>; bytes: Uint8Array<ArrayBuffer> } | null {
  const shown = Math.min(FRAMES, poses.length);
  const frames = Array.from({ length: shown }, (_, i) => Math.floor((i * poses.length) / shown));
  const rays = raysPerFrame(RAY_GRID);
  const across = RAY_GRID.patches * RAY_GRID.raysPerPatchSide * FINE;
  const coordinates = rayCoordinates(RAY_GRID);
  const depth = new Float32Array(shown * rays);
  const rgb = new Float32Array(3 * shown * rays);
  let measured = 0;
  frames.forEach((frame, order) => {
    const splat = splatPoints(cloud, DRAWN, poses[frame]!, intrinsics, across, across);
    for (let ray = 0; ray < rays; ray++) {
      const column = Math.floor(coordinates[2 * ray]! * across);
      const row = Math.floor(coordinates[2 * ray + 1]! * across);
      const point = splat.point[row * across + column]!;
      if (point < 0) continue;
      measured += 1;
      depth[order * rays + ray] = splat.depth[row * across + column]!;
      for (let c = 0; c < 3; c++) rgb[3 * (order * rays + ray) + c] = cloud.colors[3 * point + c]! / 255;
    }
  });
  if (measured < 0.05 * shown * rays) return null;
  return { meta: { file, frames, ...RAY_GRID }, bytes: packRays(depth, rgb) as Uint8Array<ArrayBuffer> };
}
