import type { Piece } from './room';

/** A box standing upright: a turned rectangle on the floor plan, and the heights that it takes up. */
export interface Footprint {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  readonly width: number;
  readonly depth: number;
  readonly low: number;
  readonly high: number;
}

/** Whether two upright boxes come closer than `gap` on the floor plan while their heights overlap. Separating axes. */
export function collide(a: Footprint, b: Footprint, gap: number): boolean {
  if (a.low >= b.high - 1e-9 || b.low >= a.high - 1e-9) return false;
  for (const yaw of [a.yaw, a.yaw + Math.PI / 2, b.yaw, b.yaw + Math.PI / 2]) {
    const distance = Math.abs((b.x - a.x) * Math.cos(yaw) + (b.y - a.y) * Math.sin(yaw));
    if (distance >= reach(a, yaw) + reach(b, yaw) + gap) return false;
  }
  return true;
}

/** Half the length of a footprint's shadow on an axis at the given angle. */
export function reach(footprint: Footprint, angle: number): number {
  const turn = angle - footprint.yaw;
  return (footprint.width * Math.abs(Math.cos(turn)) + footprint.depth * Math.abs(Math.sin(turn))) / 2;
}

/** Whether a footprint lies inside the room [0, width] × [0, depth]. */
export function insideRoom(footprint: Footprint, width: number, depth: number): boolean {
  const rx = reach(footprint, 0);
  const ry = reach(footprint, Math.PI / 2);
  const { x, y } = footprint;
  return x - rx >= 0 && x + rx <= width && y - ry >= 0 && y + ry <= depth;
}

/** What a piece takes up; more than its box if it leans. */
export function footprintOf({ x, y, z, size, yaw, tilt }: Piece): Footprint {
  const [width, depth, height] = size;
  const [c, s] = [Math.abs(Math.cos(tilt)), Math.abs(Math.sin(tilt))];
  const tall = height * c + depth * s;
  return { x, y, yaw, width, depth: depth * c + height * s, low: z - tall / 2, high: z + tall / 2 };
}
