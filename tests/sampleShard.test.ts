import { expect, it } from 'vitest';
import { GENERATOR_VERSION, loadShard, parseShardIndex, readJson, SPLITS, shardScenes } from '#scenes';
import { readBytes } from '../src/cli/shared/readBytes';
import { readFurniture } from '../src/cli/shared/readFurniture';

const folder = 'public/samples/training/';
const index = parseShardIndex(readJson('index.json', readBytes(`${folder}index.json`)));

it.each(SPLITS)('the %s shard that ships is what its generator makes', async (split) => {
  const { seed, scenes } = index.splits[split]!;
  const shard = await loadShard(folder, split, async (address) => readBytes(address));
  expect(shard.count).toBe(scenes);
  let place = 0;
  for (const scene of shardScenes(readFurniture(), split, seed, 40)) {
    expect(shard.scene(place)).toStrictEqual(scene);
    place += 1;
  }
});

it('ships enough to learn from and to judge by, within its bytes', () => {
  const { train, validation, 'held-out': heldOut } = index.splits;
  expect(index.generator).toBe(GENERATOR_VERSION);
  expect(train!.scenes).toBeGreaterThanOrEqual(2000);
  expect(train!.bytes).toBeLessThanOrEqual(8_000_000);
  for (const split of [validation!, heldOut!]) expect(split.scenes).toBeGreaterThanOrEqual(300);
  for (const split of Object.values(index.splits)) {
    // every category is there to be learnt, and to be judged
    expect(Math.min(...Object.values(split.categories))).toBeGreaterThan(split.scenes / 10);
  }
});
