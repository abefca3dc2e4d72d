import { defaultRewardOptions, type RewardResult, type Task } from '#rewards';
import { iou, reward } from '../words/numbers';
import type { LedgerRow } from './ledgerRows';

/** One plain sentence; the verdict in it is written in its own colour. */
export interface Explanation {
  readonly before: string;
  readonly verdict: string;
  readonly after: string;
}

/** Above this IoU (strictly) a predicted box is a match: F1@0.25. */
const THRESHOLD = defaultRewardOptions.tauF1;

/** Why a row earned what it did. */
export function explainRow(row: LedgerRow, task: Task, result: RewardResult): Explanation {
  if (row.kind === 'answer') return explainAnswer(row, task, result);
  if (task.kind === 'grounding') return explainGrounding(row);
  const f1 = row.parts.f1;
  if (row.kind === 'tp') {
    return {
      before: compared(row.iou ?? 0, 'is above'),
      verdict: 'match',
      after: `, earns ${reward(row.parts.iou?.earned ?? 0)} by its IoU and ${reward(f1?.earned ?? 0)} of F1`,
    };
  }
  const loss = `, loses ${reward(f1?.lost ?? 0)} of F1`;
  if (row.kind === 'fn') {
    return { before: `No predicted box matched it: `, verdict: 'missed', after: loss };
  }
  return { before: falseReason(row, task, result), verdict: 'false positive', after: loss };
}

function falseReason(row: LedgerRow, task: Task, result: RewardResult): string {
  const parsed = row.predicted === null ? undefined : result.prediction.boxes[row.predicted];
  if (parsed && parsed.box === null) return 'It is listed but is no valid box: ';
  const namesakes =
    task.kind === 'detection' ? task.target.boxes.filter((box) => box.label === parsed?.label).length : 0;
  if (namesakes === 0) return `The truth has no ${row.label}: `;
  const value = row.iou ?? 0;
  if (value === 0) return `IoU 0 is below ${THRESHOLD}, no ${row.label} that is still free meets it: `;
  if (value > THRESHOLD) return `Its ${row.label} was matched by an earlier box: `;
  return compared(value, value === THRESHOLD ? 'is not above' : 'is below');
}

/** 0.247 is written 0.25 at two decimals: show as many as it takes to be seen on its side. */
function compared(value: number, side: 'is above' | 'is below' | 'is not above'): string {
  const text = iou(value) === iou(THRESHOLD) ? reward(value) : iou(value);
  return `IoU ${text} ${side} ${THRESHOLD}: `;
}

function explainGrounding(row: LedgerRow): Explanation {
  if (row.kind === 'fn') {
    return { before: 'No box could be read: ', verdict: 'missed', after: `, loses ${reward(row.lost)}` };
  }
  return {
    before: `The box, moved to the world by the predicted frame's pose, has IoU ${reward(row.iou ?? 0)}: `,
    verdict: row.kind === 'tp' ? 'match' : 'too far off for a match',
    after: `, earns ${reward(row.earned)}`,
  };
}

function explainAnswer(row: LedgerRow, task: Task, result: RewardResult): Explanation {
  const gain = row.earned > 0 ? `, earns ${reward(row.earned)}` : `, loses ${reward(row.lost)}`;
  if (row.key === 'format') {
    const fault = result.issues.find((issue) => issue.span !== null) ?? result.issues[0];
    return row.lost === 0
      ? { before: 'One think and one answer block with valid content: ', verdict: 'well formed', after: gain }
      : { before: `${fault?.message ?? 'The text is not as asked'}: `, verdict: 'malformed', after: gain };
  }
  if (row.key === 'frame' && task.kind === 'grounding') {
    const said = result.prediction.frame?.value;
    return {
      before:
        said === undefined
          ? 'No frame could be read: '
          : `It says frame ${said}, best is ${task.target.frame}: `,
      verdict: row.lost === 0 ? 'exact' : row.earned > 0 ? 'near' : 'off',
      after: gain,
    };
  }
  if (row.key === 'answer' && task.kind === 'reasoning') {
    const said = result.prediction.answer?.text;
    return {
      before:
        said === undefined
          ? 'No answer could be read: '
          : `It says ${said}, right is ${task.target.answer}: `,
      verdict: row.lost === 0 ? 'right' : row.earned > 0 ? 'near' : 'wrong',
      after: gain,
    };
  }
  return { before: 'No box was named: ', verdict: 'nothing to judge', after: gain };
}
