/** The three disjoint sets of generated scenes: to learn from, to choose by, and to judge by. */
export type Split = 'train' | 'validation' | 'held-out';

export const SPLITS: readonly Split[] = ['train', 'validation', 'held-out'];

/** Seeds of a shard lie below this, and so many scenes can have one seed. */
export const SEED_COUNT = 1024;
export const SCENES_PER_SEED = 2 ** 20;

/** The generator's 32-bit seed of one scene: 2 bits of split, 10 of the shard's seed, 20 of the scene's place. No two splits,
 * shards or places share one, so no scene can be in two splits.
 * @throws RangeError for a seed or a place out of range */
export function sceneSeed(split: Split, seed: number, index: number): number {
  if (!Number.isInteger(seed) || seed < 0 || seed >= SEED_COUNT) {
    throw new RangeError(`the seed is ${seed}: give a whole number from 0 to ${SEED_COUNT - 1}`);
  }
  if (!Number.isInteger(index) || index < 0 || index >= SCENES_PER_SEED) {
    throw new RangeError(`scene ${index}: one seed has scenes 0 to ${SCENES_PER_SEED - 1}; use another seed`);
  }
  return ((SPLITS.indexOf(split) << 30) | (seed << 20) | index) >>> 0;
}

export function sceneId(split: Split, seed: number, index: number): string {
  return `${split}-${seed}-${String(index).padStart(6, '0')}`;
}
