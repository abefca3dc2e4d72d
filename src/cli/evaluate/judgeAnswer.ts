import {
  type DetectionCounts,
  type DetectionTask,
  ERROR_KINDS,
  errorKinds,
  evaluateCompletion,
  type GroundingTask,
  type ReasoningTask,
  scoreCompletion,
  type Task,
} from '#rewards';
import type { DetectionFigures, GroundingFigures, ReasoningFigures } from './figures';

/** What the public evaluators make of an answer, as figures to be kept. */
export function judgeAnswer(
  task: Task,
  answer: string,
): DetectionFigures | GroundingFigures | ReasoningFigures {
  switch (task.kind) {
    case 'detection':
      return detection(task, answer);
    case 'grounding':
      return grounding(task, answer);
    case 'reasoning':
      return reasoning(task, answer);
  }
}

function detection(task: DetectionTask, answer: string): DetectionFigures {
  const { per_class } = evaluateCompletion(answer, task) as DetectionCounts;
  const { boxes } = errorKinds(
    scoreCompletion(answer, task, { reader: 'evaluator' }).prediction.boxes,
    task.target.boxes,
  );
  const errors: DetectionFigures['errors'] = {};
  for (const kind of ERROR_KINDS) {
    const count = boxes.filter((box) => box.kind === kind).length;
    if (count > 0) errors[kind] = count;
  }
  return {
    id: task.id,
    counts: Object.fromEntries(
      Object.entries(per_class).map(([category, { tp, fp, fn }]) => [category, [tp, fp, fn]]),
    ),
    errors,
    ious: boxes.flatMap(({ kind, iou }) => (kind === 'correct' ? [rounded(iou)] : [])),
    volumeRatios: boxes.flatMap(({ volumeRatio }) => (volumeRatio === null ? [] : [rounded(volumeRatio)])),
  };
}

function grounding(task: GroundingTask, answer: string): GroundingFigures {
  const { iou } = evaluateCompletion(answer, task) as { iou: number | null };
  const named = scoreCompletion(answer, task).prediction.frame?.value;
  return { id: task.id, iou: iou ?? 0, frame: named !== undefined && named === task.target.frame };
}

function reasoning(task: ReasoningTask, answer: string): ReasoningFigures {
  const { score } = evaluateCompletion(answer, task) as { score: number };
  const { id, question, options = [], target } = task;
  return { id, question, score, answer: target.answer, options: options.length };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
