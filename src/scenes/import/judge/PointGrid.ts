/** Cells along the longest side. */
const CELLS = 24;

/** Points sorted into cells, so that those near a place are found without looking at all. */
export class PointGrid {
  readonly #points: Float64Array;
  readonly #low: readonly [number, number, number];
  readonly #edge: number;
  readonly #cells: readonly [number, number, number];
  /** Where each cell's points begin in `#order`, one more than there are cells. */
  readonly #starts: Uint32Array;
  readonly #order: Uint32Array;

  /** @param points `[points, 3]` */
  constructor(points: Float64Array) {
    this.#points = points;
    const low: [number, number, number] = [0, 0, 0];
    const high: [number, number, number] = [0, 0, 0];
    for (const axis of [0, 1, 2] as const) {
      low[axis] = Number.POSITIVE_INFINITY;
      high[axis] = Number.NEGATIVE_INFINITY;
      for (let i = axis; i < points.length; i += 3) {
        low[axis] = Math.min(low[axis], points[i]!);
        high[axis] = Math.max(high[axis], points[i]!);
      }
    }
    this.#low = low;
    this.#edge = Math.max(...high.map((value, axis) => value - low[axis]!), 1e-12) / CELLS;
    this.#cells = [0, 1, 2].map((axis) => Math.floor((high[axis]! - low[axis]!) / this.#edge) + 1) as [
      number,
      number,
      number,
    ];
    const count = points.length / 3;
    this.#starts = new Uint32Array(this.#cells[0] * this.#cells[1] * this.#cells[2] + 1);
    const cells = Uint32Array.from({ length: count }, (_, i) =>
      this.#cell(
        this.#step(0, points[3 * i]!),
        this.#step(1, points[3 * i + 1]!),
        this.#step(2, points[3 * i + 2]!),
      ),
    );
    for (const cell of cells) this.#starts[cell + 1]! += 1;
    for (let i = 1; i < this.#starts.length; i++) this.#starts[i]! += this.#starts[i - 1]!;
    const next = this.#starts.slice();
    this.#order = new Uint32Array(count);
    cells.forEach((cell, i) => {
      this.#order[next[cell]!++] = i;
    });
  }

  /** Calls `visit` with the offset from `centre` of every point of the cells within `reach` of it along each axis. */
  near(
    centre: readonly [number, number, number],
    reach: number,
    visit: (x: number, y: number, z: number) => void,
  ): void {
    const from = centre.map((value, axis) => this.#step(axis, value - reach));
    const to = centre.map((value, axis) => this.#step(axis, value + reach));
    for (let i = from[0]!; i <= to[0]!; i++)
      for (let j = from[1]!; j <= to[1]!; j++) {
        // cells of one row lie side by side
        const last = this.#starts[this.#cell(i, j, to[2]!) + 1]!;
        for (let at = this.#starts[this.#cell(i, j, from[2]!)]!; at < last; at++) {
          const point = 3 * this.#order[at]!;
          visit(
            this.#points[point]! - centre[0],
            this.#points[point + 1]! - centre[1],
            this.#points[point + 2]! - centre[2],
          );
        }
      }
  }

  #step(axis: number, value: number): number {
    const step = Math.floor((value - this.#low[axis]!) / this.#edge);
    return Math.max(0, Math.min(this.#cells[axis]! - 1, step));
  }

  #cell(i: number, j: number, k: number): number {
    return (i * this.#cells[1] + j) * this.#cells[2] + k;
  }
}
