type Corner = readonly [number, number, number];

/** Volume that triangles close in, m³: a sum of tetrahedra on one of their corners, so that boxes far from the origin lose no digits.
 * Positive where all are counter-clockwise from outside. */
export function meshVolume(triangles: readonly (readonly [Corner, Corner, Corner])[]): number {
  const apex = triangles[0]?.[0] ?? [0, 0, 0];
  const from = (corner: Corner) => corner.map((value, i) => value - apex[i]!) as unknown as Corner;
  return triangles.reduce((sum, triangle) => {
    const [a, b, c] = triangle.map(from) as [Corner, Corner, Corner];
    const normal = [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]] as const;
    return sum + (a[0] * normal[0] + a[1] * normal[1] + a[2] * normal[2]) / 6;
  }, 0);
}
