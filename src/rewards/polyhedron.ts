/** A convex polyhedron as the viewer draws it. */
export interface Polyhedron {
  /** Corners `[x, y, z]`, metres. */
  readonly vertices: readonly (readonly [number, number, number])[];
  /** Planar faces, each a loop of vertex indices, counter-clockwise seen from outside. */
  readonly faces: readonly (readonly number[])[];
}
