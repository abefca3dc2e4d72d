import { buildFurniture, type Furniture } from './furniture';

/** The six sides of a box as loops of corners; bit 0 of a corner is +x, bit 1 +y, bit 2 the top. */
const SIDES = [
  [0, 2, 3, 1],
  [4, 5, 7, 6],
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 4, 6, 2],
  [1, 3, 7, 5],
] as const;

/** A plain box as a model: clutter, and a stand-in for furniture in tests.
 * @param colours sRGB of each of the twelve triangles, `[12, 3]` */
export function boxModel(
  name: string,
  label: string,
  size: readonly [number, number, number],
  colours: Uint8Array,
): Furniture {
  const [width, depth, height] = size;
  const corner = (bits: number) => [
    (bits & 1 ? 0.5 : -0.5) * width,
    (bits & 2 ? 0.5 : -0.5) * depth,
    bits & 4 ? height : 0,
  ];
  const triangles = SIDES.flatMap(([a, b, c, d]) => [a, b, c, a, c, d]);
  return buildFurniture(name, label, size, Float32Array.from(triangles.flatMap(corner)), colours);
}
