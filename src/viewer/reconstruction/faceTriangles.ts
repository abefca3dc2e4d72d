import type { Vector3 } from '../geometry/vector';

/** A convex face as triangles, a fan from its first corner; they turn as it does. */
export function faceTriangles(loop: readonly Vector3[]): (readonly [Vector3, Vector3, Vector3])[] {
  return loop.slice(2).map((corner, i) => [loop[0]!, loop[i + 1]!, corner]);
}
