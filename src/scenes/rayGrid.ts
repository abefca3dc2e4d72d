/** How the rays of a frame are laid out: `patches` × `patches` patches of `raysPerPatchSide`² rays each. */
export interface RayGrid {
  readonly patches: number;
  readonly raysPerPatchSide: number;
}

/** The grid of every sample scene and shard: 4 × 4 patches of 3 × 3 rays. */
export const RAY_GRID: RayGrid = { patches: 4, raysPerPatchSide: 3 };

/** Rays of one frame. */
export function raysPerFrame(grid: RayGrid): number {
  return (grid.patches * grid.raysPerPatchSide) ** 2;
}

/** Where each ray of a frame meets the picture: `[rays, 2]`, u to the right and v down, both in (0, 1). The order is that
 * of `Views` and of packed rays: patches row by row, and inside a patch its rays row by row. */
export function rayCoordinates(grid: RayGrid): Float64Array {
  const { patches, raysPerPatchSide: side } = grid;
  const across = patches * side;
  const out = new Float64Array(2 * raysPerFrame(grid));
  let at = 0;
  for (let patch = 0; patch < patches * patches; patch++) {
    for (let ray = 0; ray < side * side; ray++) {
      const column = (patch % patches) * side + (ray % side);
      const row = Math.floor(patch / patches) * side + Math.floor(ray / side);
      out[at++] = (column + 0.5) / across;
      out[at++] = (row + 0.5) / across;
    }
  }
  return out;
}
