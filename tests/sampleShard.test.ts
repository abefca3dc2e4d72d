import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadShard, SPLITS, shardScenes } from '#scenes';
import { readBytes } from '../src/cli/shared/readBytes';
import { readFurniture } from '../src/cli/shared/readFurniture';

const folder = 'public/samples/training/';

it.each(SPLITS.slice(0, 2))('the %s shard that ships is what its generator makes', async (split) => {
  const index = JSON.parse(readFileSync(`${folder}index.json`, 'utf8'));
  const { seed, scenes } = index.splits[split];
  const shard = await loadShard(folder, split, async (address) => readBytes(address));
  expect(shard.count).toBe(scenes);
  let place = 0;
  for (const scene of shardScenes(readFurniture(), split, seed, 12)) {
    expect(shard.scene(place)).toEqual(scene);
    place += 1;
  }
});
