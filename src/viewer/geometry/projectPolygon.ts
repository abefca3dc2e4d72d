import { NEAR, type Pinhole, toPixel } from './pinhole';
import { between, type Vector3 } from './vector';

/** A planar polygon in camera axes as a polygon in the picture, pixels, cut at the near plane only: a canvas cuts
 * fills at its border by itself. Empty where all of it is behind the camera. */
export function projectPolygon(pinhole: Pinhole, loop: readonly Vector3[]): (readonly [number, number])[] {
  return loop.flatMap((corner, i) => {
    const next = loop[(i + 1) % loop.length]!;
    const kept = corner[2] >= NEAR ? [toPixel(pinhole, corner)] : [];
    // Where the outline crosses the near plane, the crossing becomes a corner.
    if (corner[2] >= NEAR === next[2] >= NEAR) return kept;
    const crossing = between(corner, next, (NEAR - corner[2]) / (next[2] - corner[2]));
    return [...kept, toPixel(pinhole, crossing)];
  });
}
