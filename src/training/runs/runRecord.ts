import { z } from 'zod/mini';
import { TrainingError } from '../trainingError';

const count = z.int().check(z.nonnegative());

/** The schema of a run's `run.json`: what decides the run's numbers, and what a reader of its folder needs to know. */
export const runRecordSchema = z.object({
  format: z.literal('reward-room/run'),
  version: z.literal(1),
  /** Which program made the run: ours, or the PyTorch twin (scripts/pretrain). */
  trainer: z.enum(['tfjs', 'pytorch']),
  task: z.enum(['detection', 'grounding', 'reasoning']),
  algorithm: z.enum(['grpo', 'sft']),
  /** The policy it started from: a path or an address, for people; the parameters are `checkpoints/000000.safetensors`. */
  init: z.string(),
  seed: count,
  /** The preset that the options came from, if any. */
  preset: z._default(z.nullable(z.string()), null),
  /** Those of the algorithm: `GrpoOptions`, or those of `sftStep`. */
  options: z._default(z.record(z.string(), z.unknown()), {}),
  /** What it trains on, as whoever started it describes that. */
  data: z.optional(z.record(z.string(), z.unknown())),
  /** Steps from one saved state to the next; and of every how many the parameters are kept, 0 for none. */
  saving: z.optional(z.object({ every: count, keep: count })),
  /** Steps that it goes to. */
  steps: z.optional(count),
  backend: z.optional(z.enum(['webgpu', 'wasm', 'cpu'])),
  policy: z.object({ name: z.string(), parameters: count }),
});

export type RunRecord = Readonly<z.infer<typeof runRecordSchema>>;

/** Reads a `run.json`.
 * @throws TrainingError naming the field that doesn't fit, first of all another format or version */
export function parseRunRecord(text: string, place: string): RunRecord {
  const fail = (what: string, remedy: string) =>
    new TrainingError({ what, where: `${place}/run.json`, remedy });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw fail(
      'This is no JSON',
      'Its metrics and checkpoints can be read on their own; to train, start a new run',
    );
  }
  const read = runRecordSchema.safeParse(json);
  if (read.success) return read.data;
  const { format, version } =
    typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  if (format !== 'reward-room/run')
    throw fail('This describes no run of Reward Room', 'Choose a folder that "train" wrote');
  if (version !== 1) {
    throw fail(
      `The run is of version ${version}, this program reads version 1`,
      'Use the program that wrote it',
    );
  }
  const issue = read.error.issues[0]!;
  throw fail(`${issue.path.join('.')} doesn't fit: ${issue.message}`, 'Mend the field, or start a new run');
}
