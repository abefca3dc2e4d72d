import type { AnnotatedViews } from '../annotatedViews';
import { encodeRecord, type RecordLayout } from './record';
import type { ShardSplit } from './shardIndex';
import type { Split } from './splits';

/** The first bytes of a shard file. */
export const SHARD_MAGIC = 'RRSH';

/** One split of a shard, ready to be written.
 *
 * The file: `RRSH`, then uint32 numbers, little-endian: how many scenes, the byte where each record starts, and the byte
 * where the last one ends; then the records (`encodeRecord`). */
export function writeShard(
  scenes: Iterable<AnnotatedViews>,
  split: Split,
  seed: number,
  layout: RecordLayout,
): { bytes: Uint8Array; entry: ShardSplit } {
  const records: Uint8Array[] = [];
  const categories: Record<string, number> = Object.fromEntries(layout.labels.map((label) => [label, 0]));
  let instances = 0;
  for (const scene of scenes) {
    records.push(encodeRecord(scene, layout));
    instances += scene.instances.length;
    for (const { label } of scene.instances) categories[label]!++;
  }
  const header = 8 + 4 * (records.length + 1);
  const bytes = new Uint8Array(header + records.reduce((sum, record) => sum + record.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(SHARD_MAGIC));
  view.setUint32(4, records.length, true);
  let at = header;
  records.forEach((record, index) => {
    view.setUint32(8 + 4 * index, at, true);
    bytes.set(record, at);
    at += record.length;
  });
  view.setUint32(8 + 4 * records.length, at, true);
  const entry = {
    file: `${split}.bin`,
    bytes: bytes.length,
    seed,
    scenes: records.length,
    instances,
    categories,
  };
  return { bytes, entry };
}
