import { pytorchIoU } from '../geometry/pytorchIoU';
import { type LabelledBox, matchBoxes } from '../score/matchBoxes';

/**
 * What a predicted box is, after TIDE (Bolya, Foley, Hays and Hoffman, ECCV 2020, arXiv 2008.08115), whose two thresholds
 * are here the evaluator's 0.25 and, as there, 0.1. Of several that fit it is the first:
 * - `correct`: the evaluator's true positive;
 * - `duplicate`: over 0.25 with a target of its label, which an earlier box has claimed;
 * - `loose`: 0.1 to 0.25 with a target of its label;
 * - `wrong-label`: over 0.25 with a target of another label;
 * - `wrong-label-loose`: 0.1 to 0.25 with one of another label;
 * - `background`: below 0.1 with every target, or no valid box at all.
 */
export type ErrorKind = (typeof ERROR_KINDS)[number];

export const ERROR_KINDS = [
  'correct',
  'duplicate',
  'loose',
  'wrong-label',
  'wrong-label-loose',
  'background',
] as const;

/** One predicted box, judged. */
export interface JudgedBox {
  readonly kind: ErrorKind;
  /** The target that makes it what it is; null for background. */
  readonly target: number | null;
  /** IoU with that target; 0 for background. */
  readonly iou: number;
  /** Its volume ÷ that target's: above 1 it is too large, below 1 too small. Null for background. */
  readonly volumeRatio: number | null;
}

export interface DetectionErrors {
  /** In the order of the predictions. */
  readonly boxes: readonly JudgedBox[];
  /** Targets that no box is correct for, whatever else lies near them. */
  readonly missed: readonly number[];
}

const FOUND = 0.25;
const NEAR = 0.1;

/** Sorts predicted boxes by what is wrong with them, matched as VG-LLM's evaluator matches (3d-rft.md §6.1). Correct boxes and
 * missed targets together are all targets, and the kinds together all predictions. */
export function errorKinds(
  predicted: readonly LabelledBox[],
  truths: readonly LabelledBox[],
): DetectionErrors {
  const options = { classAware: true, tauF1: FOUND, tauF1Inclusive: false, thinFaces: true };
  const matches = matchBoxes(predicted, truths, options);
  const boxes = predicted.map((prediction, index): JudgedBox => {
    const { hit, target, iou } = matches[index]!;
    if (hit) return judged('correct', prediction, truths, { target, iou });
    const same = nearest(prediction, truths, (label) => label === prediction.label);
    if (same.iou > FOUND) return judged('duplicate', prediction, truths, same);
    if (same.iou >= NEAR) return judged('loose', prediction, truths, same);
    const other = nearest(prediction, truths, (label) => label !== prediction.label);
    if (other.iou > FOUND) return judged('wrong-label', prediction, truths, other);
    if (other.iou >= NEAR) return judged('wrong-label-loose', prediction, truths, other);
    return { kind: 'background', target: null, iou: 0, volumeRatio: null };
  });
  const found = new Set(matches.flatMap(({ hit, target }) => (hit ? [target] : [])));
  return { boxes, missed: [...truths.keys()].filter((target) => !found.has(target)) };
}

interface Partner {
  readonly target: number | null;
  readonly iou: number;
}

/** The target of a fitting label that a box overlaps most. */
function nearest(
  { box }: LabelledBox,
  truths: readonly LabelledBox[],
  fits: (label: string | null) => boolean,
): Partner {
  let best: Partner = { target: null, iou: 0 };
  truths.forEach((truth, target) => {
    if (!box || !truth.box || !fits(truth.label)) return;
    const iou = pytorchIoU(box, truth.box);
    if (iou > best.iou) best = { target, iou };
  });
  return best;
}

function judged(
  kind: ErrorKind,
  { box }: LabelledBox,
  truths: readonly LabelledBox[],
  { target, iou }: Partner,
): JudgedBox {
  return { kind, target, iou, volumeRatio: volume(box!) / volume(truths[target!]!.box!) };
}

function volume(box: readonly number[]): number {
  return box[3]! * box[4]! * box[5]!;
}
