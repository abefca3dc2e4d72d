import { z } from 'zod/mini';
import { FileError } from '../problem';

const count = z.int().check(z.nonnegative());

/** `samples/runs/index.json`: the runs that ship, thinned; a static host can't list a folder. `scripts/thinRun.mjs` writes it. */
export const runIndexSchema = z.object({
  version: z.literal(1),
  runs: z.array(
    z.object({
      /** Its folder, in the format of src/training/runs. */
      name: z.string(),
      title: z.string(),
      task: z.enum(['detection', 'grounding', 'reasoning']),
      algorithm: z.enum(['grpo', 'sft']),
      trainer: z.enum(['tfjs', 'pytorch']),
      /** The sample room whose prompts it trained on; absent where it drew scenes of a shard. */
      scene: z.optional(z.string()),
      /** Last step. */
      steps: count,
      seconds: z.number(),
      /** Steps whose rollouts are kept. */
      rollouts: z.array(count),
      /** Whether `held-out.json` is there. */
      heldOut: z.boolean(),
    }),
  ),
});

export type ShippedRun = z.infer<typeof runIndexSchema>['runs'][number];

/** `held-out.json`: how good the policy was on scenes that nobody trained on, at some steps of the run. */
export const heldOutSchema = z.object({
  /** Which scenes: choices (a learning rate, a number of steps) are made on validation scenes, and judged on held-out ones. */
  split: z._default(z.enum(['held-out', 'validation']), 'held-out'),
  /** As `evaluate` names it: `acc@0.25`, `f1@0.25`, `score`. */
  metric: z.string(),
  scenes: count,
  points: z.array(
    z.object({
      step: count,
      seconds: z.number(),
      value: z.number(),
      /** 95 % interval over scenes. */
      low: z.number(),
      high: z.number(),
    }),
  ),
});

export type HeldOut = z.infer<typeof heldOutSchema>;

/** Reads JSON by a schema. @throws FileError with the first place that is not as it should be */
export function parse<Schema extends z.ZodMiniType>(
  schema: Schema,
  text: string,
  where: string,
): z.infer<Schema> {
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // Told below, as any other text that does not fit.
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new FileError({
    what: `${issue?.path.join('.') || 'The file'}: ${issue?.message ?? 'not as expected'}`,
    where,
    remedy: 'Write the file anew with the command that made it',
  });
}
