import { defaultRewardOptions, type RewardResult, type Task } from '#rewards';
import { reward, short } from '../words/numbers';

export interface Formula {
  readonly name: string;
  readonly text: string;
}

/** Frames off at which the frame part is 0. */
const FRAME_TOLERANCE = defaultRewardOptions.tauFrame;

/** The reward's formulas with a result's numbers put in.
 * @param missedMatch adds what F1 would be if a false box had matched the truth that it was compared with */
export function formulas(task: Task, result: RewardResult, missedMatch = false): readonly Formula[] {
  const part = (name: string) => result.parts.find((each) => each.name === name);
  const lines: Formula[] = [];
  const iou = part('iou');
  const f1 = part('f1');
  if (task.kind === 'detection' && iou) {
    const n = result.prediction.boxes.length;
    lines.push({
      name: 'mean IoU',
      text: n ? `${reward(iou.value * n)} ÷ ${n} = ${reward(iou.value)}` : 'no boxes: 0',
    });
  }
  if (f1) {
    const entries = result.ledger.filter((entry) => entry.part === 'f1');
    const of = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
    const [tp, fp, fn] = [of('tp'), of('fp'), of('fn')];
    lines.push({ name: 'F1', text: f1Formula(tp, fp, fn, f1.value) });
    // One false and one missed box less, one match more.
    if (missedMatch)
      lines.push({
        name: 'F1 if it matched',
        text: f1Formula(tp + 1, fp - 1, fn - 1, f1.value + 2 / (2 * tp + fp + fn)),
      });
  }
  const frame = part('frame');
  if (task.kind === 'grounding' && frame && task.target.frame !== undefined) {
    const said = result.prediction.frame?.value;
    const off = said === undefined ? 0 : Math.abs(said - task.target.frame);
    const text =
      said === undefined
        ? 'no frame: 0'
        : off > FRAME_TOLERANCE
          ? `|${short(said)} − ${task.target.frame}| is over ${FRAME_TOLERANCE}: 0`
          : `1 − |${short(said)} − ${task.target.frame}| ÷ ${FRAME_TOLERANCE} = ${reward(frame.value)}`;
    lines.push({ name: 'frame', text });
  }
  return lines;
}

function f1Formula(tp: number, fp: number, fn: number, value: number): string {
  return `2·${tp} ÷ (2·${tp} + ${fp} + ${fn}) = ${reward(value)}`;
}
