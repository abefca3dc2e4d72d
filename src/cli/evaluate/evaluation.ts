import { z } from 'zod/mini';
import { SceneError } from '#scenes';
import { figureSchemas, type Judged } from './figures';

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });

const head = {
  format: z.literal('reward-room/evaluation'),
  version: z.literal(1),
  /** Checkpoint, or file of completions. */
  policy: z.string(),
  data: z.string(),
  split: z.string(),
  /** Of spatial questions: whether they were to be thought about before they were answered. */
  mode: z.optional(z.enum(['think', 'direct'])),
  metrics: z.record(z.string(), interval),
  headroom: z.optional(z.record(z.string(), interval)),
};

const evaluationSchema = z.discriminatedUnion('task', [
  z.object({ ...head, task: z.literal('detection'), scenes: z.array(figureSchemas.detection) }),
  z.object({ ...head, task: z.literal('grounding'), scenes: z.array(figureSchemas.grounding) }),
  z.object({ ...head, task: z.literal('reasoning'), scenes: z.array(figureSchemas.reasoning) }),
]);

/** What `evaluate --out` writes: everything that a paired comparison of two policies needs, scene by scene. */
export type Evaluation = z.infer<typeof evaluationSchema>;

/** @throws SceneError where the text is no evaluation */
export function parseEvaluation(file: string, text: string): Evaluation {
  const fail = (path: string, message: string) =>
    new SceneError([{ file, path, message, remedy: 'Write it anew: npm run -s evaluate -- … --out FILE' }]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw fail('', 'not JSON');
  }
  const read = evaluationSchema.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  throw fail(issue.path.join('.'), issue.message);
}

/** @param judged and what else the file says of it */
export function evaluationText(
  judged: Judged,
  about: Omit<Evaluation, 'format' | 'version' | 'task' | 'scenes'>,
): string {
  const { task, scenes } = judged;
  return `${JSON.stringify({ format: 'reward-room/evaluation', version: 1, task, ...about, scenes })}\n`;
}
