import { z } from 'zod/mini';
import { ERROR_KINDS, isQuestionType, type QuestionType } from '#rewards';

const count = z.int().check(z.nonnegative());

/** One detection answer, judged as VG-LLM's evaluator judges it. */
const detection = z.object({
  /** Id of the task. */
  id: z.string(),
  /** True positives, false positives and missed targets, by category. */
  counts: z.record(z.string(), z.tuple([count, count, count])),
  /** How many predicted boxes are of which kind (src/rewards/metrics/errorKinds.ts); those of none are left out. */
  errors: z.partialRecord(z.enum(ERROR_KINDS), count),
  /** IoU of each correct box. */
  ious: z.array(z.number()),
  /** Volume of each box that lies near a target ÷ the target's. */
  volumeRatios: z.array(z.number()),
});

/** One grounding answer. */
const grounding = z.object({
  id: z.string(),
  iou: z.number(),
  /** Whether it names the target's frame. */
  frame: z.boolean(),
});

/** One answer to a spatial question. */
const reasoning = z.object({
  id: z.string(),
  question: z.custom<QuestionType>(isQuestionType),
  /** VSI-Bench's, 0 to 1. */
  score: z.number(),
  /** The right answer, and how many options there were (0: a number was asked for): what chance would score follows from these. */
  answer: z.string(),
  options: count,
});

/** The answers about one scene. */
const sceneOf = <Figures extends z.ZodMiniType>(task: Figures) =>
  z.object({ scene: z.string(), tasks: z.array(task) });

export const figureSchemas = {
  detection: sceneOf(detection),
  grounding: sceneOf(grounding),
  reasoning: sceneOf(reasoning),
} as const;

export type DetectionFigures = z.infer<typeof detection>;
export type GroundingFigures = z.infer<typeof grounding>;
export type ReasoningFigures = z.infer<typeof reasoning>;

export interface SceneFigures<Figures> {
  readonly scene: string;
  readonly tasks: readonly Figures[];
}

/** The judged answers of a policy to all tasks of one kind, scene by scene. */
export type Judged =
  | { readonly task: 'detection'; readonly scenes: readonly SceneFigures<DetectionFigures>[] }
  | { readonly task: 'grounding'; readonly scenes: readonly SceneFigures<GroundingFigures>[] }
  | { readonly task: 'reasoning'; readonly scenes: readonly SceneFigures<ReasoningFigures>[] };
