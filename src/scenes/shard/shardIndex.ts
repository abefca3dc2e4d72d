import { z } from 'zod/mini';
import { SceneError } from '../sceneError';
import { schemaProblems } from '../schemaProblems';

const count = z.int().check(z.nonnegative());
const file = z.string().check(z.regex(/^[\w.-]+$/, 'a plain file name beside the index'));

const splitSchema = z.object({
  file,
  bytes: count,
  /** Seed of the shard (not of a scene). */
  seed: count,
  scenes: count,
  instances: count,
  /** Instances per label. */
  categories: z.record(z.string(), count),
});

/** The schema of a shard folder's `index.json`. */
export const shardIndexSchema = z.object({
  format: z.literal('reward-room/shard'),
  version: z.literal(2),
  /** `GENERATOR_VERSION` of the generator that made the scenes. */
  generator: z.int(),
  frames: z.int(),
  patches: z.int(),
  raysPerPatchSide: z.int(),
  /** A label in a record is a place in this list. */
  labels: z.array(z.string()),
  splits: z.object({
    train: z.optional(splitSchema),
    validation: z.optional(splitSchema),
    'held-out': z.optional(splitSchema),
  }),
});

export type ShardIndex = z.infer<typeof shardIndexSchema>;
export type ShardSplit = z.infer<typeof splitSchema>;

/** Reads the parsed JSON of a shard's `index.json`.
 * @throws SceneError listing everything that is wrong with it */
export function parseShardIndex(json: unknown): ShardIndex {
  const read = shardIndexSchema.safeParse(json);
  if (!read.success) throw new SceneError(schemaProblems('index.json', json, read.error.issues));
  return read.data;
}
