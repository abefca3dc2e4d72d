import type { Box9 } from '#rewards';
import { toBox } from '../../src/viewer/geometry/boxAxes';

/** How far a mesh stays inside each of the six faces of a box, metres; negative where it sticks out.
 * @param points x, y, z of its outermost vertices, in `unit` metres */
export function gapsToFaces(box: Box9, points: readonly number[], unit: number): number[] {
  const locals = Array.from({ length: points.length / 3 }, (_, i) =>
    toBox(box, [points[3 * i]! * unit, points[3 * i + 1]! * unit, points[3 * i + 2]! * unit]),
  );
  return [0, 1, 2].flatMap((axis) => {
    const along = locals.map((point) => point[axis]!);
    const half = box[3 + axis]! / 2;
    return [Math.min(...along) + half, half - Math.max(...along)];
  });
}
