import { readAsEvaluator } from '../parse/readAsEvaluator';
import type { Reading } from '../parse/reading';
import { readStrict } from '../parse/readStrict';
import type { Issue, LedgerEntry, RewardPart, RewardResult } from '../result';
import type { Task } from '../task';
import { answerScore } from './answerScore';
import { detectionParts } from './detectionParts';
import { groundingParts } from './groundingParts';
import { type PartialRewardOptions, type RewardOptions, resolveRewardOptions } from './options';
import { answerPart, type PartScore } from './share';

/** The reward of a completion: a pure function of text, task and options, the same in every place it runs. Bad text never
 * throws: it scores, and `issues` says why. Formulas: 3D-RFT (arXiv 2603.04976), 3d-rft.md §1. */
export function scoreCompletion(
  completion: string,
  task: Task,
  options?: PartialRewardOptions,
): RewardResult {
  const resolved = resolveRewardOptions(options);
  const reading =
    resolved.reader === 'strict' ? readStrict(completion, task) : readAsEvaluator(completion, task);
  const formed = reading.faults.length === 0;
  const { parts: judged, issues } = taskParts(reading, task, resolved);
  const kept = resolved.gate && !formed ? judged.map(forfeit) : judged;
  const parts = resolved.format ? [answerPart('format', formed ? 1 : 0), ...kept] : kept;
  return {
    ...sumUp(parts, resolved.weights),
    issues: [...reading.faults, ...issues],
    prediction: reading.prediction,
  };
}

function taskParts(
  reading: Reading,
  task: Task,
  options: RewardOptions,
): { parts: PartScore[]; issues: Issue[] } {
  const { prediction } = reading;
  if (task.kind === 'detection')
    return { parts: detectionParts(prediction.boxes, task.target.boxes, options), issues: [] };
  if (task.kind === 'grounding') return groundingParts(prediction, reading.frame, task, options);
  return {
    parts: [answerPart('answer', answerScore(prediction.answer?.text ?? '', task, options))],
    issues: [],
  };
}

/** What a part earned is lost. */
function forfeit(part: PartScore): PartScore {
  const entries = part.entries.map((entry) => ({ ...entry, earned: 0, lost: entry.earned + entry.lost }));
  return { ...part, value: 0, entries };
}

function sumUp(
  scores: readonly PartScore[],
  weights: RewardOptions['weights'],
): Pick<RewardResult, 'total' | 'maximum' | 'parts' | 'ledger'> {
  const parts = scores.map(
    ({ name, value }): RewardPart => ({ name, value, weight: weights[name], maximum: 1 }),
  );
  const ledger = scores.flatMap(({ name, entries }) =>
    entries.map(
      (entry): LedgerEntry => ({
        ...entry,
        earned: entry.earned * weights[name],
        lost: entry.lost * weights[name],
      }),
    ),
  );
  return {
    total: parts.reduce((sum, part) => sum + part.weight * part.value, 0),
    maximum: parts.reduce((sum, part) => sum + part.weight * part.maximum, 0),
    parts,
    ledger,
  };
}
