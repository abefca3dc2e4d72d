import type { z } from 'zod/mini';
import { rolloutsSchema } from '#scenes';
import { FileError } from './problem';

export type StoredRollouts = z.infer<typeof rolloutsSchema>;

/** Reads a scene's stored rollouts.
 * @throws FileError with the first place that is not as it should be */
export function parseStoredRollouts(value: unknown, where = 'rollouts.json'): StoredRollouts {
  const read = rolloutsSchema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new FileError({
    what: `${issue?.path.join('.') || 'The file'}: ${issue?.message ?? 'not as expected'}`,
    where,
    remedy: 'Write the file anew with the command that made it',
  });
}
