import { boxIoU } from '../geometry/boxIoU';
import { pytorchIoU } from '../geometry/pytorchIoU';
import type { RewardOptions } from './options';

/** A box to be matched; null is one that is listed but invalid. */
export interface LabelledBox {
  readonly label: string | null;
  readonly box: readonly number[] | null;
}

/** What became of one predicted box. */
export interface BoxMatch {
  readonly hit: boolean;
  /** The truth that it was compared with: the best that was still free; null where it met none. */
  readonly target: number | null;
  readonly iou: number;
  /** Best truth of all, free or not: for the option `meanIou: 'max'`. */
  readonly best: { readonly target: number | null; readonly iou: number };
}

type MatchOptions = Pick<RewardOptions, 'classAware' | 'tauF1' | 'tauF1Inclusive' | 'thinFaces'>;

/** Greedy matching as VG-LLM's evaluator does it (3d-rft.md §6.1): in prediction order a box takes, within its label, its best
 * truth that no earlier true positive has claimed; over `tauF1` it is a true positive and claims it. */
export function matchBoxes(
  predicted: readonly LabelledBox[],
  truths: readonly LabelledBox[],
  { classAware, tauF1, tauF1Inclusive, thinFaces }: MatchOptions,
): BoxMatch[] {
  const claimed = new Set<number>();
  const iouOf = thinFaces ? pytorchIoU : boxIoU;
  return predicted.map((prediction) => {
    let free: BoxMatch['best'] = { target: null, iou: 0 };
    let best = free;
    truths.forEach((truth, target) => {
      if (!prediction.box || !truth.box || (classAware && truth.label !== prediction.label)) return;
      const iou = iouOf(prediction.box, truth.box);
      if (iou > best.iou) best = { target, iou };
      if (iou > free.iou && !claimed.has(target)) free = { target, iou };
    });
    const hit = free.target !== null && (free.iou > tauF1 || (tauF1Inclusive && free.iou === tauF1));
    if (hit) claimed.add(free.target!);
    return { hit, ...free, best };
  });
}
