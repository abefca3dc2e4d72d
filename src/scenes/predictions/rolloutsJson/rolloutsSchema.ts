import { z } from 'zod/mini';

const policy = z.object({
  name: z.string(),
  title: z.optional(z.string()),
  provenance: z.string(),
  measured: z.boolean(),
});

const rollout = z.object({
  id: z.string(),
  task: z.string(),
  policy: z.string(),
  step: z.number(),
  completion: z.string(),
  tokens: z.optional(z.array(z.number())),
  logProbs: z.optional(z.array(z.number())),
});

/** The schema of a scene's `rollouts.json`. */
export const rolloutsSchema = z.object({ policies: z.array(policy), rollouts: z.array(rollout) });
