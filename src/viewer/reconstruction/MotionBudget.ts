/** Frames further apart than this belong to different motions, milliseconds. */
const PAUSE = 500;
/** A moving frame that takes longer than this is too slow; one that takes less than the other leaves room. */
const SLOW = 45;
const QUICK = 22;
/** Never thinner than this, or the room falls apart. */
const FEWEST = 50_000;

/** How many points to draw while the view moves, so that it moves smoothly on slow machines too. It learns from the time
 * between frames, and need not know why they are slow. */
export class MotionBudget {
  #points = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /** Call for every frame in which the view has moved.
   * @param now milliseconds
   * @returns points to draw of `count` */
  next(now: number, count: number): number {
    const taken = now - this.#last;
    this.#last = now;
    if (taken < QUICK) this.#points *= 1.2;
    else if (taken > SLOW && taken < PAUSE)
      this.#points = Math.max(Math.min(this.#points, count) * 0.6, FEWEST);
    return Math.min(Math.round(this.#points), count);
  }
}
