import { degrees, position } from './words';

/** From one place on the floor to another, both [right, ahead] of the first camera: `(0.64, -1.35): 155°`, metres, and its bearing in whole degrees
 * clockwise from straight ahead. Two small sums: the bearing straight from two places is more than a small policy learns. */
export function way(from: readonly [number, number], to: readonly [number, number]): string {
  const [right, ahead] = [to[0] - from[0], to[1] - from[1]];
  return `${position([right, ahead])}: ${(degrees(Math.atan2(right, ahead)) + 360) % 360}°`;
}
