import type { Bounds } from './bounds';

/** Edge of the cells that are counted, metres: a few points wide, but finer than furniture. */
const CELL = 0.06;
/** Whatever the cloud: neither dust nor pebbles, metres. */
const FINEST = 0.006;
const COARSEST = 0.06;

/** How far apart points lie on the surfaces that they sample, metres: each cell of a grid that holds any counts as one face of
 * a cell, and the points share out what that adds up to.
 * @param positions `[3 · count]`, metres */
export function pointSpacing(positions: Float32Array, { min, max }: Bounds): number {
  const [nx, ny, nz] = [0, 1, 2].map((axis) => Math.ceil((max[axis]! - min[axis]!) / CELL) + 1) as [
    number,
    number,
    number,
  ];
  const taken = new Uint8Array(nx * ny * nz);
  const place = (value: number, axis: number, cells: number): number =>
    Math.min(Math.max(Math.floor((value - min[axis]!) / CELL), 0), cells - 1);
  let cells = 0;
  for (let i = 0; i < positions.length; i += 3) {
    const x = place(positions[i]!, 0, nx);
    const y = place(positions[i + 1]!, 1, ny);
    const at = (x * ny + y) * nz + place(positions[i + 2]!, 2, nz);
    cells += 1 - taken[at]!;
    taken[at] = 1;
  }
  const spacing = Math.sqrt((cells * CELL * CELL) / Math.max(positions.length / 3, 1));
  return Math.min(Math.max(spacing, FINEST), COARSEST);
}
