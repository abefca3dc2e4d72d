/** The whole state of a `Random`: four 32-bit words, so that a run can be saved and resumed exactly. */
export type RandomState = readonly [number, number, number, number];

/** Seeded random numbers: the small fast counter generator sfc32 (Doty-Humphrey, PractRand), 128 bits of state.
 * Integer arithmetic only, so every JavaScript engine gives the same numbers. */
export class Random {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private counter: number,
  ) {}

  /** A generator for a seed of 32 bits; near seeds give unrelated streams. */
  static seeded(seed: number): Random {
    const random = new Random(seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1);
    for (let i = 0; i < 16; i++) random.word();
    return random;
  }

  static restored(state: RandomState): Random {
    return new Random(...state);
  }

  get state(): RandomState {
    return [this.a, this.b, this.c, this.counter];
  }

  /** 32 random bits, as an unsigned integer. */
  word(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.word() / 4294967296;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** A whole number in [0, count). */
  integer(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** One item of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item {
    return items[this.integer(items.length)]!;
  }

  /** Mean 0, standard deviation 1. A sum of twelve uniforms rather than Box–Muller: additions are exact everywhere,
   * `Math.log` and `Math.cos` are not. No value lies beyond ±6. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.uniform();
    return sum;
  }

  /** The items in random order (Fisher–Yates), as a new array. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [out[i], out[j]] = [out[j]!, out[i]!];
    }
    return out;
  }
}
