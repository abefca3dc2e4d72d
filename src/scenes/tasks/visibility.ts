import type { AnnotatedInstance } from '../annotatedViews';

/** An object counts as visible in a frame from so many of its 144 rays on. */
const RAYS_IN_A_FRAME = 2;
/** It is asked for if all shown frames together, and the best of them, have so many rays on it: with fewer, nobody could
 * tell what it is. */
const RAYS_IN_ALL = 5;
const RAYS_AT_BEST = 3;

export function isVisibleIn(instance: AnnotatedInstance, view: number): boolean {
  return instance.rays[view]! >= RAYS_IN_A_FRAME;
}

/** Whether enough of an instance is seen in the shown views (indices into `views`) to ask for it. */
export function isClear(instance: AnnotatedInstance, shown: readonly number[]): boolean {
  const rays = shown.map((view) => instance.rays[view]!);
  return Math.max(...rays) >= RAYS_AT_BEST && rays.reduce((sum, count) => sum + count, 0) >= RAYS_IN_ALL;
}

/** Whether anything at all of an instance is seen in the shown views: what could be mistaken for it. */
export function isGlimpsed(instance: AnnotatedInstance, shown: readonly number[]): boolean {
  return shown.some((view) => instance.rays[view]! > 0);
}
