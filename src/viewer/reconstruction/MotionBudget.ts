/** A moving frame that takes longer than this is too slow; one that takes less than the other leaves room, milliseconds. */
const SLOW = 45;
const QUICK = 22;
/** Never thinner than this, or the room falls apart. */
const FEWEST = 50_000;
/** Share of the pixels, in width and height, where fewer points are not enough. */
const COARSE = 0.5;
/** Quick frames until a coarse picture is tried sharp again; twice as many after each time that it was too slow. */
const PATIENCE = 30;

/** How many points and pixels to draw while the view moves, so that it moves smoothly on slow machines too. It learns from
 * how long frames take, and need not know why they are slow. */
export class MotionBudget {
  #points = Number.POSITIVE_INFINITY;
  #scale = 1;
  #quick = 0;
  #patience = PATIENCE;

  /** Share of the pane's pixels to draw, in width and height. */
  get scale(): number {
    return this.#scale;
  }

  /** Points to draw of `count`. */
  points(count: number): number {
    return Math.min(Math.round(this.#points), count);
  }

  /** Call after every frame in which the view has moved.
   * @param milliseconds until the next one could be drawn */
  took(milliseconds: number, count: number): void {
    if (milliseconds > SLOW) {
      if (milliseconds > 2 * SLOW || this.points(count) <= FEWEST) this.#scale = COARSE;
      this.#points = Math.max(Math.min(this.#points, count) * 0.6, FEWEST);
    }
    if (milliseconds < QUICK) this.#points *= 1.2;
    this.#quick = milliseconds < QUICK ? this.#quick + 1 : 0;
    if (this.#scale < 1 && this.#quick >= this.#patience) {
      this.#scale = 1;
      this.#quick = 0;
      this.#patience *= 2;
    }
  }
}
