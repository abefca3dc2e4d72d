import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { categories20 } from '#rewards';
import {
  GENERATOR_VERSION,
  parseShardIndex,
  RAY_GRID,
  readJson,
  SCENE_FRAMES,
  SceneError,
  type ShardIndex,
  SPLITS,
  type Split,
  shardScenes,
  writeShard,
} from '#scenes';
import { readBytes } from '../shared/readBytes';
import { readFurniture } from '../shared/readFurniture';
import { UsageError } from './usageError';

/** `make-training`: one split of a shard folder. Other splits that are in the folder stay, if they are of this version. */
export function makeTraining(args: string[]): number {
  const { scenes, seed, out, split } = readArguments(args);
  const furniture = readFurniture();
  const labels = [...categories20];
  const layout = { ...RAY_GRID, frames: SCENE_FRAMES, labels };
  const start = performance.now();
  const { bytes, entry } = writeShard(
    withProgress(shardScenes(furniture, split, seed, scenes), scenes, start),
    split,
    seed,
    layout,
  );

  mkdirSync(out, { recursive: true });
  const others = existingIndex(out)?.splits ?? {};
  const index: ShardIndex = {
    format: 'reward-room/shard',
    version: 1,
    generator: GENERATOR_VERSION,
    ...layout,
    splits: Object.fromEntries(
      SPLITS.flatMap((name) => {
        const kept = name === split ? entry : others[name];
        return kept ? [[name, kept]] : [];
      }),
    ),
  };
  writeFileSync(join(out, entry.file), bytes);
  writeFileSync(join(out, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
  const minutes = (performance.now() - start) / 60_000;
  process.stderr.write(
    `\r${scenes} scenes, ${(bytes.length / 1e6).toFixed(2)} MB, ${(entry.instances / scenes).toFixed(1)} objects a scene, ` +
      `${Math.round(scenes / minutes).toLocaleString('en')} scenes a minute\n`,
  );
  return 0;
}

function readArguments(args: string[]): { scenes: number; seed: number; out: string; split: Split } {
  const usage = 'make-training --scenes N --seed S --out DIR [--split train|validation|held-out]';
  const { values } = (() => {
    try {
      const text = { type: 'string' } as const;
      return parseArgs({ args, options: { scenes: text, seed: text, out: text, split: text } });
    } catch (error) {
      throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    }
  })();
  const whole = (name: 'scenes' | 'seed', least: number) => {
    const value = Number(values[name] ?? Number.NaN);
    if (!Number.isInteger(value) || value < least) {
      throw new UsageError(
        `--${name} is ${values[name] ?? 'missing'}: give a whole number from ${least}\n${usage}`,
      );
    }
    return value;
  };
  const split = SPLITS.find((name) => name === (values.split ?? 'train'));
  if (!split) throw new UsageError(`--split is ${values.split}: give ${SPLITS.join(', ')}\n${usage}`);
  if (!values.out) throw new UsageError(`--out is missing: name a folder\n${usage}`);
  return { scenes: whole('scenes', 1), seed: whole('seed', 0), out: values.out, split };
}

/** The index that is in the folder, if its splits can stay beside a new one. */
function existingIndex(out: string): ShardIndex | null {
  const path = join(out, 'index.json');
  if (!existsSync(path)) return null;
  try {
    const index = parseShardIndex(readJson('index.json', readBytes(path)));
    if (index.generator === GENERATOR_VERSION) return index;
    process.stderr.write(`${path}: made by another version of the generator; its other splits are dropped\n`);
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    process.stderr.write(`${path}: cannot be read and is replaced\n`);
  }
  return null;
}

function* withProgress<Item>(items: Iterable<Item>, count: number, start: number): Generator<Item> {
  let done = 0;
  for (const item of items) {
    yield item;
    done++;
    if (process.stderr.isTTY && done % 50 === 0) {
      const rate = (done / (performance.now() - start)) * 60_000;
      process.stderr.write(`\r${done} of ${count} scenes, ${Math.round(rate)} a minute `);
    }
  }
}
