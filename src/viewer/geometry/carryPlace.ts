import type { Vector3 } from './vector';

/** What puts a box of the world where it is on its way: `p ↦ (x, y, z) + scale · p`. */
export interface CarryPlace {
  x: number;
  y: number;
  z: number;
  scale: number;
}

/** How far from its camera a box starts, metres: inside the frustum that is drawn. */
export const CARRY_START = 0.36;

/** Where a box is on its way from a camera's frame to the world. It starts small, inside the camera's frustum, as the camera has it,
 * and grows away from the camera's centre: seen from there it looks the same all the way, for `pose · (scale · p)` is what a smaller
 * box of the same numbers would be. Writes to `out`, and allocates nothing.
 *
 * @param eye the camera's centre, world, metres
 * @param distance from there to the box's centre where it arrives, metres
 * @param time 0 at the start, 1 at the end */
export function carryPlace([x, y, z]: Vector3, distance: number, time: number, out: CarryPlace): void {
  const eased = time < 0.5 ? 4 * time ** 3 : 1 - 4 * (1 - time) ** 3;
  // By equal shares: metre by metre it would leave the frustum with a jump.
  const start = Math.min(CARRY_START / Math.max(distance, CARRY_START), 1);
  out.scale = start ** (1 - eased);
  out.x = x * (1 - out.scale);
  out.y = y * (1 - out.scale);
  out.z = z * (1 - out.scale);
}
