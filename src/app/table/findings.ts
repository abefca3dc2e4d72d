import { ERROR_KINDS, errorKinds, evaluateCompletion, type RewardResult, type Task } from '#rewards';

/** What can be wrong, or right, in a rollout; the kinds of boxes are `errorKinds`'. */
export const FINDING_KINDS = [...ERROR_KINDS, 'missed', 'malformed', 'wrong-answer'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One thing that was found in a rollout. `truth` and `predicted` are labels; null says that there is none. */
export interface Finding {
  readonly kind: FindingKind;
  /** The true object's label. Of a missed one `predicted` is what another label's box on it called it. */
  readonly truth: string | null;
  readonly predicted: string | null;
}

/** Grounding's two thresholds: ScanRefer's lower one, and what counts as near (TIDE). */
const FOUND = 0.25;
const NEAR = 0.1;
/** A number within half of the answer's tolerances (mean relative accuracy), a letter if it is the right one. */
const ANSWERED = 0.5;

/** Everything that is to be found in a scored completion. A true box of a detection is in exactly one finding of kind
 * `correct` or `missed`, a predicted box in exactly one of any other kind or `correct`. */
export function findings(task: Task, completion: string, result: RewardResult): readonly Finding[] {
  const format = result.parts.find(({ name }) => name === 'format');
  const malformed: Finding[] =
    format && format.value < format.maximum ? [{ kind: 'malformed', truth: null, predicted: null }] : [];
  return [...malformed, ...ofTask(task, completion, result)];
}

function ofTask(task: Task, completion: string, { prediction }: RewardResult): readonly Finding[] {
  switch (task.kind) {
    case 'detection':
      return ofBoxes(prediction.boxes, task.target.boxes);
    case 'grounding': {
      const metrics = evaluateCompletion(completion, task);
      const iou = 'iou' in metrics ? metrics.iou : null;
      if (iou === null) return [];
      const kind = iou > FOUND ? 'correct' : iou >= NEAR ? 'loose' : 'background';
      return [{ kind, truth: task.target.label, predicted: null }];
    }
    case 'reasoning': {
      const metrics = evaluateCompletion(completion, task);
      const kind = 'score' in metrics && metrics.score >= ANSWERED ? 'correct' : 'wrong-answer';
      return [{ kind, truth: null, predicted: null }];
    }
  }
}

type Boxes = Parameters<typeof errorKinds>[0];

function ofBoxes(predicted: Boxes, truths: Boxes): readonly Finding[] {
  const judged = errorKinds(predicted, truths);
  /** Per missed truth the label of the first box that lies on it under another name. */
  const claimed = new Map<number, string | null>();
  const boxes = judged.boxes.map(({ kind, target }, index): Finding => {
    const label = predicted[index]!.label;
    const truth = target === null ? null : truths[target]!.label;
    if (kind === 'wrong-label' && target !== null && !claimed.has(target)) claimed.set(target, label);
    return { kind, truth: kind === 'background' ? null : truth, predicted: label };
  });
  const missed = judged.missed.map(
    (target): Finding => ({
      kind: 'missed',
      truth: truths[target]!.label,
      predicted: claimed.get(target) ?? null,
    }),
  );
  return [...boxes, ...missed];
}
