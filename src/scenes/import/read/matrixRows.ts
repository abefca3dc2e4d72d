/** A 4×4 row-major matrix as JSON files nest it. */
export function matrixRows(matrix: readonly number[]): number[][] {
  return [0, 4, 8, 12].map((from) => matrix.slice(from, from + 4));
}
