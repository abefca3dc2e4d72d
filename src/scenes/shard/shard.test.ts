import { describe, expect, it } from 'vitest';
import type { AnnotatedViews } from '../annotatedViews';
import { GENERATOR_VERSION, SCENE_FRAMES } from '../generator/generateScene';
import { spatialQuestions } from '../questions/spatialQuestions';
import { Random } from '../random';
import { RAY_GRID } from '../rayGrid';
import { SceneError } from '../sceneError';
import { roomTasks } from '../tasks/roomTasks';
import { boxFurniture } from '../testing/boxFurniture';
import { loadShard, readShard } from './readShard';
import { parseShardIndex, type ShardIndex } from './shardIndex';
import { shardScenes } from './shardScenes';
import { SPLITS, sceneSeed } from './splits';
import { writeShard } from './writeShard';

const furniture = boxFurniture();
const ALL_VIEWS = Array.from({ length: SCENE_FRAMES }, (_, view) => view);
const layout = {
  ...RAY_GRID,
  frames: SCENE_FRAMES,
  labels: [...new Set(furniture.map(({ label }) => label))],
};
const scenes = [...shardScenes(furniture, 'validation', 5, 12)];
const { bytes, entry } = writeShard(scenes, 'validation', 5, layout);
const buffer = bytes.buffer as ArrayBuffer;
const index: ShardIndex = {
  format: 'reward-room/shard',
  version: 2,
  generator: GENERATOR_VERSION,
  ...layout,
  splits: { validation: entry },
};

describe('a shard', () => {
  it('gives back exactly what was written, in any order', () => {
    const shard = readShard(parseShardIndex(JSON.parse(JSON.stringify(index))), 'validation', buffer);
    expect(shard.count).toBe(12);
    for (const place of [11, 0, 5, 1, 7]) expect(shard.scene(place)).toStrictEqual(scenes[place]);
  });

  it('gives back the very tasks of all three kinds', () => {
    const shard = readShard(index, 'validation', buffer);
    const tasks = (scene: AnnotatedViews, seed: number) => [
      ...roomTasks(scene),
      ...spatialQuestions(scene, ALL_VIEWS, Random.seeded(seed)),
    ];
    const made = scenes.flatMap(tasks);
    expect(scenes.map((_, place) => shard.scene(place)).flatMap(tasks)).toStrictEqual(made);
    expect(new Set(made.map(({ kind }) => kind))).toEqual(new Set(['detection', 'grounding', 'reasoning']));
  });

  it('is the same, byte for byte, when made again', () => {
    expect(
      writeShard(shardScenes(boxFurniture(), 'validation', 5, 12), 'validation', 5, layout).bytes,
    ).toEqual(bytes);
  });

  it('counts what is in it', () => {
    expect(entry.instances).toBe(scenes.reduce((sum, { instances }) => sum + instances.length, 0));
    expect(Object.values(entry.categories).reduce((sum, count) => sum + count, 0)).toBe(entry.instances);
  });

  it('takes less than 4 kB a scene', () => {
    expect(bytes.length / 12).toBeLessThan(4000);
  });

  it('loads from a folder', async () => {
    const json = new TextEncoder().encode(JSON.stringify(index)).buffer;
    const shard = await loadShard('d/', 'validation', async (address) =>
      address === 'd/index.json' ? json : buffer,
    );
    expect(shard.scene(3)).toEqual(scenes[3]);
  });

  it('says what is wrong with a damaged file', () => {
    const open = (file: ArrayBuffer) => readShard(index, 'validation', file);
    expect(() => open(buffer.slice(0, 500))).toThrow(SceneError);
    expect(() => open(buffer.slice(0, 500))).toThrow(
      `validation.bin is 500 bytes long: index.json says ${bytes.length} bytes`,
    );
    const other = bytes.slice();
    other[0] = 0;
    expect(() => open(other.buffer)).toThrow('validation.bin: not the start of a shard of 12 scenes');
    const shifted = bytes.slice();
    shifted[8 + 4 * 3] = shifted[8 + 4 * 3]! ^ 8;
    expect(() => open(shifted.buffer).scene(3)).toThrow('validation.bin: scene 3: bytes');
    expect(() => open(buffer).scene(12)).toThrow('scene 12: validation.bin has scenes 0 to 11');
    expect(() => readShard(index, 'train', buffer)).toThrow(
      'index.json: splits.train is missing: no such split here. Make it: npm run',
    );
    expect(() => parseShardIndex({ ...index, version: 3 })).toThrow('index.json: version is 3: expected 2');
  });

  it('refuses what it cannot hold', () => {
    const [scene] = scenes;
    expect(() => writeShard([scene!], 'train', 0, { ...layout, labels: [] })).toThrow(
      'is not in the shard’s list'.replace('’', "'"),
    );
    const bounds = { ...scene!.bounds, min: [0, 0.1, 0] } as const;
    expect(() => writeShard([{ ...scene!, bounds }], 'train', 0, layout)).toThrow(
      "the room's corner is at 0, 0.1, 0; in a shard it is at 0",
    );
  });
});

describe('sceneSeed', () => {
  it('gives no two splits, shards or places the same seed', () => {
    const seeds = new Set<number>();
    for (const split of SPLITS) {
      for (const seed of [0, 1, 2, 511, 1023]) {
        for (const place of [0, 1, 2, 1000, 2 ** 20 - 1]) seeds.add(sceneSeed(split, seed, place));
      }
    }
    expect(seeds.size).toBe(3 * 5 * 5);
    const range = (split: 'train' | 'validation' | 'held-out') =>
      [sceneSeed(split, 0, 0), sceneSeed(split, 1023, 2 ** 20 - 1)] as const;
    expect(range('train')[1]).toBeLessThan(range('validation')[0]);
    expect(range('validation')[1]).toBeLessThan(range('held-out')[0]);
  });

  it('refuses what would run into the next range', () => {
    expect(() => sceneSeed('train', 1024, 0)).toThrow('the seed is 1024: give a whole number from 0 to 1023');
    expect(() => sceneSeed('train', 0, 2 ** 20)).toThrow('one seed has scenes 0 to 1048575');
  });
});
