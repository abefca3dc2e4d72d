import { readEvaluatorDetection } from '../parse/evaluatorDetection';
import { readEvaluatorGrounding } from '../parse/evaluatorGrounding';
import { evaluatorContent } from '../parse/readAsEvaluator';
import { answerScore } from '../score/answerScore';
import { groundingIoU } from '../score/groundingParts';
import { defaultRewardOptions, type RewardOptions } from '../score/options';
import type { Task } from '../task';
import { type DetectionCounts, detectionCounts } from './detectionCounts';

/** What the public evaluators make of one completion: counts for detection, IoU for grounding, a score for reasoning. */
export type CompletionMetrics =
  | DetectionCounts
  | { readonly iou: number | null }
  | { readonly score: number };

/** Evaluates a completion as VG-LLM's and VSI-Bench's code does, quirks included, whatever reward it earns (3d-rft.md §2.4,
 * §6, §7). Without poses a grounding answer cannot be evaluated: its IoU is null. */
export function evaluateCompletion(
  completion: string,
  task: Task,
  { euler }: Pick<RewardOptions, 'euler'> = defaultRewardOptions,
): CompletionMetrics {
  const { content } = evaluatorContent(completion);
  if (task.kind === 'detection')
    return detectionCounts(readEvaluatorDetection(completion, content).boxes, task.target.boxes);
  if (task.kind === 'grounding') {
    if (task.poses.length === 0) return { iou: null };
    const { box, frame, frameValid } = readEvaluatorGrounding(completion, content, task.poses.length);
    return { iou: groundingIoU(box, frameValid ? frame : null, task, { euler, thinFaces: true }) };
  }
  return { score: answerScore(completion.slice(content.start, content.end), task, defaultRewardOptions) };
}
