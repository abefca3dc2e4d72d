import type { Vector3 } from '../geometry/vector';
import type { Bounds } from './bounds';

/** How much of a wall is gone, 0 to 1, for the walls at −x, +x, −y, +y and for the ceiling. */
export type WallCut = [number, number, number, number, number];

/** Over this way of the eye through a wall, metres, the wall fades. */
const FADE = 0.35;

/** The walls between the eye and the room, and the ceiling as soon as any is, or when looked down upon. Writes to `cut`. */
export function wallCut(eye: Vector3, { min, max }: Bounds, cut: WallCut): void {
  const beyond = (distance: number): number => Math.min(Math.max(distance / FADE, 0), 1);
  cut[0] = beyond(min[0] - eye[0]);
  cut[1] = beyond(eye[0] - max[0]);
  cut[2] = beyond(min[1] - eye[1]);
  cut[3] = beyond(eye[1] - max[1]);
  cut[4] = Math.max(cut[0], cut[1], cut[2], cut[3], beyond(eye[2] - max[2] + FADE));
}
