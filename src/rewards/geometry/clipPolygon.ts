/** The part of a polygon on the side `sign · p[axis] ≤ limit` of a plane (Sutherland–Hodgman).
 * `from` holds `count` points x, y, z, one after the other; the kept ones are written to `to`. Returns how many. A cut is
 * always computed from its inner end, so that two faces that share an edge cut it in the very same point. */
export function clipPolygon(
  from: Float64Array,
  count: number,
  to: Float64Array,
  axis: 0 | 1 | 2,
  sign: 1 | -1,
  limit: number,
): number {
  if (count === 0) return 0;
  let kept = 0;
  let previous = 3 * (count - 1);
  let previousDepth = limit - sign * from[previous + axis]!;
  for (let current = 0; current < 3 * count; current += 3) {
    const depth = limit - sign * from[current + axis]!;
    if (depth >= 0 !== previousDepth >= 0) {
      const inner = depth >= 0 ? current : previous;
      const outer = depth >= 0 ? previous : current;
      const innerDepth = depth >= 0 ? depth : previousDepth;
      const outerDepth = depth >= 0 ? previousDepth : depth;
      const t = innerDepth / (innerDepth - outerDepth);
      to[kept] = from[inner]! + t * (from[outer]! - from[inner]!);
      to[kept + 1] = from[inner + 1]! + t * (from[outer + 1]! - from[inner + 1]!);
      to[kept + 2] = from[inner + 2]! + t * (from[outer + 2]! - from[inner + 2]!);
      to[kept + axis] = sign * limit;
      kept += 3;
    }
    if (depth >= 0) {
      to[kept] = from[current]!;
      to[kept + 1] = from[current + 1]!;
      to[kept + 2] = from[current + 2]!;
      kept += 3;
    }
    previous = current;
    previousDepth = depth;
  }
  return kept / 3;
}
