import { Random } from '#scenes';

/** The random numbers of one step: of the run's seed and the step alone, so that a resumed run needs no generator's state. */
export function stepRandom(seed: number, step: number): Random {
  return Random.seeded((Random.seeded(seed).word() + step) | 0);
}
