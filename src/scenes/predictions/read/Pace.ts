import type { ReadOptions } from '../predictionFormat';

/** Milliseconds of work between two breaths: short enough for a smooth page. */
const SLICE = 24;

/** Keeps a long read from freezing the page: lets events in, tells the progress, and stops when aborted. */
export class Pace {
  /** Rows read so far. */
  rows = 0;
  readonly #options: ReadOptions;
  readonly #total: number;
  #done = 0;
  #next = performance.now() + SLICE;

  /** @param total bytes of all files */
  constructor(options: ReadOptions, total: number) {
    this.#options = options;
    this.#total = total;
  }

  /** Bytes that are read and dealt with. */
  passed(bytes: number): void {
    this.#done += bytes;
  }

  /** To be awaited once per row or piece.
   * @throws the signal's reason */
  async step(): Promise<void> {
    this.#options.signal?.throwIfAborted();
    if (performance.now() < this.#next) return;
    const share = this.#total === 0 ? 1 : Math.min(1, this.#done / this.#total);
    this.#options.onProgress?.({ rows: this.rows, share });
    await new Promise((resolve) => setTimeout(resolve));
    this.#options.signal?.throwIfAborted();
    this.#next = performance.now() + SLICE;
  }
}
