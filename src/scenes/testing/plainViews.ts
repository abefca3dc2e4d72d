import type { ClipFrame, Pose, WorldBox } from '#rewards';
import type { AnnotatedInstance, AnnotatedViews } from '../annotatedViews';
import { RAY_GRID, raysPerFrame } from '../rayGrid';
import type { Views } from '../views';

/** Views for tests: every ray of every frame measures the same depth and colour. */
export function plainViews(poses: readonly Pose[], depth = 2): Views {
  const rays = poses.length * raysPerFrame(RAY_GRID);
  return {
    frames: poses.length,
    ...RAY_GRID,
    intrinsics: { fx: 0.9025, fy: 577.6 / 480, cx: 0.5, cy: 0.5 },
    poses,
    depth: new Float32Array(rays).fill(depth),
    rgb: new Float32Array(3 * rays).fill(0.75),
  };
}

/** A scene for tests: upright boxes `[label, x, y, z, dx, dy, dz]`, each with the same number of rays in every frame,
 * in a room of 6 × 5 × 2.6 m. */
export function plainScene(
  poses: readonly Pose[],
  boxes: readonly (readonly [string, number, number, number, number, number, number])[],
  rays = 12,
): AnnotatedViews {
  const instances = boxes.map(
    ([label, ...numbers], index): AnnotatedInstance => ({
      id: `${label}-${index}`,
      label,
      box: [...numbers, 0, 0, 0] as unknown as WorldBox,
      rays: poses.map(() => rays),
    }),
  );
  return {
    id: 'plain',
    views: plainViews(poses),
    clipFrames: poses.map((_, frame) => (10 * frame) as ClipFrame),
    instances,
    bounds: { min: [0, 0, 0], max: [6, 5, 2.6] },
  };
}
