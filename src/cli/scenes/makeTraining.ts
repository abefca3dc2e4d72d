import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type AnnotatedViews,
  GENERATOR_VERSION,
  type GeneratorPort,
  generateInWorker,
  parseShardIndex,
  readJson,
  SceneError,
  SHARD_LAYOUT,
  type ShardIndex,
  SPLITS,
  type Split,
  shardScenes,
  writeShard,
} from '#scenes';
import { readBytes } from '../shared/readBytes';
import { readFurniture, readFurnitureFiles } from '../shared/readFurniture';
import { UsageError } from './usageError';

/** `make-training`: one split of a shard folder. Other splits that are in the folder stay, if they are of this version.
 * @param startThread starts a thread that generates; without it all is done in this one. The bytes are the same. */
export async function makeTraining(args: string[], startThread?: () => GeneratorPort): Promise<number> {
  const { scenes, seed, out, split } = readArguments(args);
  const start = performance.now();
  const made = startThread
    ? await inThreads(startThread, split, seed, scenes)
    : shardScenes(readFurniture(), split, seed, scenes);
  const { bytes, entry } = writeShard(made, split, seed, SHARD_LAYOUT);

  mkdirSync(out, { recursive: true });
  const others = existingIndex(out)?.splits ?? {};
  const index: ShardIndex = {
    format: 'reward-room/shard',
    version: 2,
    generator: GENERATOR_VERSION,
    ...SHARD_LAYOUT,
    labels: [...SHARD_LAYOUT.labels],
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

/** The scenes in order, each thread making a share of them. */
async function inThreads(
  startThread: () => GeneratorPort,
  split: Split,
  seed: number,
  scenes: number,
): Promise<AnnotatedViews[]> {
  const furniture = readFurnitureFiles();
  const threads = Array.from({ length: availableParallelism() }, startThread);
  const bound = (thread: number) => Math.round((scenes * thread) / threads.length);
  const done = threads.map(() => 0);
  const shares = threads.map(async (port, thread) => {
    const first = bound(thread);
    const request = { furniture, split, seed, first, count: bound(thread + 1) - first };
    const onProgress = (made: number) => {
      done[thread] = made;
      if (process.stderr.isTTY)
        process.stderr.write(`\r${done.reduce((sum, n) => sum + n, 0)} of ${scenes} scenes `);
    };
    const share: AnnotatedViews[] = [];
    for await (const scene of generateInWorker(port, request, { onProgress })) share.push(scene);
    return share;
  });
  try {
    return (await Promise.all(shares)).flat();
  } finally {
    for (const port of threads) port.close();
  }
}
