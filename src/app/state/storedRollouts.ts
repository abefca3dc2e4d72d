import { z } from 'zod/mini';
import { FileError } from './problem';

/** `rollouts.json` of a scene: groups of rollouts per task, and where they come from. */
const storedRolloutsSchema = z.object({
  policies: z.array(
    z.object({
      /** As in each rollout's `policy`. */
      name: z.string(),
      /** Name in the list, where it differs. */
      title: z.optional(z.string()),
      /** How they came about, in a sentence. */
      provenance: z.string(),
      /** False where they are documented perturbations of the truth and no policy wrote them. */
      measured: z.boolean(),
    }),
  ),
  rollouts: z.array(
    z.object({
      id: z.string(),
      task: z.string(),
      policy: z.string(),
      step: z.number(),
      completion: z.string(),
      tokens: z.optional(z.array(z.number())),
      logProbs: z.optional(z.array(z.number())),
    }),
  ),
});

export type StoredRollouts = z.infer<typeof storedRolloutsSchema>;
export type PolicyInfo = StoredRollouts['policies'][number];

/** Reads a scene's stored rollouts.
 * @throws FileError with the first place that is not as it should be */
export function parseStoredRollouts(value: unknown, where = 'rollouts.json'): StoredRollouts {
  const read = storedRolloutsSchema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new FileError({
    what: `${issue?.path.join('.') || 'The file'}: ${issue?.message ?? 'not as expected'}`,
    where,
    remedy: 'Write the file anew with the command that made it',
  });
}
