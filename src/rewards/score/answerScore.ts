import { pyFloat } from '../parse/python/float';
import { isNumericQuestion } from '../questions';
import type { ReasoningTask } from '../task';
import { meanRelativeAccuracy, vsiThresholds } from './meanRelativeAccuracy';
import type { RewardOptions } from './options';
import { vsiAccuracy, vsiNumber } from './vsiAnswer';

/** 1 or 0 for a letter, the mean relative accuracy for a number (3d-rft.md §1.4), read as VSI-Bench reads it. */
export function answerScore(
  answer: string,
  { question, target }: Pick<ReasoningTask, 'question' | 'target'>,
  { mra, mraThresholds }: Pick<RewardOptions, 'mra' | 'mraThresholds'>,
): number {
  if (!isNumericQuestion(question)) return vsiAccuracy(answer, target.answer);
  const predicted = vsiNumber(answer);
  const truth = pyFloat(target.answer);
  if (predicted === null || truth === null) return 0;
  return meanRelativeAccuracy(predicted, truth, mra, mraThresholds ?? vsiThresholds);
}
