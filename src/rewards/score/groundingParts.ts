import { boxIoU } from '../geometry/boxIoU';
import { groundingBox } from '../geometry/groundingBox';
import { pytorchIoU } from '../geometry/pytorchIoU';
import type { Issue, LedgerEntry, Prediction } from '../result';
import type { GroundingTask } from '../task';
import { frameScore } from './frameScore';
import type { RewardOptions } from './options';
import { answerPart, type PartScore } from './share';

/** ScanRefer counts a box as found from this IoU on (`>=`, 3d-rft.md §6.2). It colours the ledger, no more. */
const FOUND = 0.25;

/** Frame distance and IoU in the world (3d-rft.md §1.3). A part that the task gives no means to judge is left out, and an
 * issue says so.
 * @param frame the predicted frame where it is one of the shown frames, else null: then nothing is earned */
export function groundingParts(
  prediction: Prediction,
  frame: number | null,
  task: GroundingTask,
  options: RewardOptions,
): { parts: PartScore[]; issues: Issue[] } {
  const parts: PartScore[] = [];
  const issues: Issue[] = [];
  const leaveOut = (code: string, message: string) => issues.push({ code, message, span: null });

  const best = task.target.frame;
  if (best === undefined) leaveOut('frame-unjudged', 'The target names no frame: the frame part is left out');
  else parts.push(answerPart('frame', frameScore(frame, best, options.tauFrame)));

  if (task.poses.length === 0) leaveOut('iou-unjudged', 'The task has no poses: the IoU part is left out');
  else parts.push(iouPart(prediction, frame, task, options));
  return { parts, issues };
}

function iouPart(
  prediction: Prediction,
  frame: number | null,
  task: GroundingTask,
  options: RewardOptions,
): PartScore {
  const parsed = prediction.boxes[0];
  const iou = parsed ? groundingIoU(parsed.box, frame, task, options) : null;
  const entry: LedgerEntry = {
    kind: iou === null ? 'fn' : iou >= FOUND ? 'tp' : 'fp',
    part: 'iou',
    predicted: parsed ? 0 : null,
    target: 0,
    iou,
    earned: iou ?? 0,
    lost: 1 - (iou ?? 0),
  };
  return { name: 'iou', value: entry.earned, entries: [entry] };
}

/** IoU of a predicted box, moved by its frame's pose, with the truth; 0 where the box or the frame is invalid. */
export function groundingIoU(
  box: Prediction['boxes'][number]['box'],
  frame: number | null,
  task: GroundingTask,
  options: Pick<RewardOptions, 'euler' | 'thinFaces'>,
): number {
  const pose = frame === null ? undefined : task.poses[frame];
  if (!pose || !box) return 0;
  const iouOf = options.thinFaces ? pytorchIoU : boxIoU;
  return iouOf(groundingBox(pose, box, options.euler), task.target.box);
}
