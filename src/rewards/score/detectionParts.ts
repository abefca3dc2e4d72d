import type { LedgerEntry, ParsedBox } from '../result';
import type { TargetBox } from '../task';
import { matchBoxes } from './matchBoxes';
import type { RewardOptions } from './options';
import { answerPart, type PartScore } from './share';

/** Mean IoU over the predicted boxes, and F1 at `tauF1` (3d-rft.md §1.2), each divided over the boxes:
 * of the mean IoU over N boxes box i earns IoU_i / N and loses (1 − IoU_i) / N; of F1 = 2 TP / D with D = 2 TP + FP + FN a true
 * positive earns 2 / D, a false positive and a missed box lose 1 / D each. */
export function detectionParts(
  predicted: readonly ParsedBox[],
  truths: readonly TargetBox[],
  options: RewardOptions,
): PartScore[] {
  if (predicted.length === 0 && truths.length === 0)
    return [answerPart('iou', options.emptyScores), answerPart('f1', options.emptyScores)];
  const matches = matchBoxes(predicted, truths, options);
  const count = predicted.length;

  const iouEntries = matches.map((match, index): LedgerEntry => {
    const { target, iou } = options.meanIou === 'max' ? match.best : match;
    return {
      ...verdict(match.hit, index),
      part: 'iou',
      target,
      iou,
      earned: iou / count,
      lost: (1 - iou) / count,
    };
  });
  const iouPart: PartScore =
    count === 0 ? answerPart('iou', 0) : { name: 'iou', value: sumOf(iouEntries), entries: iouEntries };

  const hits = matches.filter((match) => match.hit);
  const found = new Set(hits.map((match) => match.target));
  const missed = truths.map((_, target) => target).filter((target) => !found.has(target));
  const divisor = count + truths.length; // 2 TP + FP + FN, since TP + FP are all predictions and TP + FN all truths.
  const f1Entries = [
    ...matches.map(
      ({ hit, target, iou }, index): LedgerEntry => ({
        ...verdict(hit, index),
        part: 'f1',
        target,
        iou,
        earned: hit ? 2 / divisor : 0,
        lost: hit ? 0 : 1 / divisor,
      }),
    ),
    ...missed.map(
      (target): LedgerEntry => ({
        kind: 'fn',
        part: 'f1',
        predicted: null,
        target,
        iou: null,
        earned: 0,
        lost: 1 / divisor,
      }),
    ),
  ];
  return [iouPart, { name: 'f1', value: (2 * hits.length) / divisor, entries: f1Entries }];
}

function verdict(hit: boolean, predicted: number): Pick<LedgerEntry, 'kind' | 'predicted'> {
  return { kind: hit ? 'tp' : 'fp', predicted };
}

function sumOf(entries: readonly LedgerEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.earned, 0);
}
