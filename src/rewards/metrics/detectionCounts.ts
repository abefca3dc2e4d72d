import type { EvaluatorBox } from '../parse/evaluatorDetection';
import { matchBoxes } from '../score/matchBoxes';
import type { TargetBox } from '../task';

/** True positives, false positives and missed truths. */
export interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

/** The counts of one completion, by category and in all. */
export interface DetectionCounts extends Counts {
  /** The truth's categories first, then those that only the completion names. */
  readonly per_class: Readonly<Record<string, Counts>>;
}

/** VG-LLM's matching: greedy, per category, in the order of the completion, IoU over 0.25 (3d-rft.md §6.1). */
export function detectionCounts(
  predicted: readonly EvaluatorBox[],
  truths: readonly TargetBox[],
): DetectionCounts {
  const matches = matchBoxes(predicted, truths, {
    classAware: true,
    tauF1: 0.25,
    tauF1Inclusive: false,
    thinFaces: true,
  });
  const categories = new Map<string, { tp: number; fp: number; fn: number }>();
  const of = (category: string) => {
    const known = categories.get(category) ?? { tp: 0, fp: 0, fn: 0 };
    categories.set(category, known);
    return known;
  };
  for (const { label } of truths) of(label).fn++;
  predicted.forEach(({ category }, index) => {
    if (!matches[index]!.hit) of(category).fp++;
    else {
      of(category).tp++;
      of(category).fn--;
    }
  });
  const all = [...categories.values()];
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  return { per_class: Object.fromEntries(categories), tp: sum('tp'), fp: sum('fp'), fn: sum('fn') };
}
