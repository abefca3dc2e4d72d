import type { AnnotatedViews } from '../annotatedViews';
import type { FetchFile } from '../fetchFile';
import { readJson } from '../readJson';
import { SceneError } from '../sceneError';
import { decodeRecord } from './record';
import { parseShardIndex, type ShardIndex } from './shardIndex';
import { type Split, sceneId } from './splits';
import { SHARD_MAGIC } from './writeShard';

/** One split of a shard. Scenes are decoded when they are asked for. */
export interface Shard {
  readonly split: Split;
  readonly count: number;
  readonly labels: readonly string[];
  /** Scene `index`, from 0.
   * @throws SceneError if its record is damaged */
  scene(index: number): AnnotatedViews;
}

/** Opens the file of one split.
 * @throws SceneError if the index has no such split, or the file is not the one that it describes */
export function readShard(index: ShardIndex, split: Split, buffer: ArrayBuffer): Shard {
  const entry = splitEntry(index, split);
  const damaged = (path: string, message: string, value?: string) =>
    new SceneError([
      {
        file: entry.file,
        path,
        ...(value !== undefined && { value }),
        message,
        remedy: 'Make the shard again with make-training',
      },
    ]);
  const view = new DataView(buffer);
  const header = 8 + 4 * (entry.scenes + 1);
  if (buffer.byteLength !== entry.bytes || buffer.byteLength < header) {
    throw damaged('', `index.json says ${entry.bytes} bytes`, `${buffer.byteLength} bytes long`);
  }
  if (
    new TextDecoder().decode(new Uint8Array(buffer, 0, 4)) !== SHARD_MAGIC ||
    view.getUint32(4, true) !== entry.scenes
  ) {
    throw damaged('', `not the start of a shard of ${entry.scenes} scenes`);
  }
  return {
    split,
    count: entry.scenes,
    labels: index.labels,
    scene(place) {
      if (!Number.isInteger(place) || place < 0 || place >= entry.scenes) {
        throw new RangeError(`scene ${place}: ${entry.file} has scenes 0 to ${entry.scenes - 1}`);
      }
      const from = view.getUint32(8 + 4 * place, true);
      const to = view.getUint32(12 + 4 * place, true);
      const whole = from >= header && to >= from && to <= buffer.byteLength;
      const id = sceneId(split, entry.seed, place);
      const scene = whole ? decodeRecord(new Uint8Array(buffer, from, to - from), id, index) : null;
      if (!scene) throw damaged(`scene ${place}`, `bytes ${from} to ${to} are not one whole record`);
      return scene;
    },
  };
}

/** Loads one split of a shard folder. */
export async function loadShard(baseUrl: string, split: Split, fetchFile: FetchFile): Promise<Shard> {
  const base = baseUrl.replace(/\/$/, '');
  const index = parseShardIndex(readJson('index.json', await fetchFile(`${base}/index.json`)));
  return readShard(index, split, await fetchFile(`${base}/${splitEntry(index, split).file}`));
}

function splitEntry(index: ShardIndex, split: Split) {
  const entry = index.splits[split];
  if (entry) return entry;
  const remedy = `Make it: npm run -s scenes -- make-training --split ${split} --scenes N --seed S --out DIR`;
  throw new SceneError([
    { file: 'index.json', path: `splits.${split}`, value: 'missing', message: 'no such split here', remedy },
  ]);
}
