import {
  type CameraBox,
  type ClipFrame,
  composePoses,
  type DetectionTask,
  type GroundingTask,
  isNumericQuestion,
  isQuestionType,
  type RewardOptions,
  type ShownFrame,
  type Task,
  type WorldBox,
} from '#rewards';
import { type Fields, listOf, matrixOf, numbersOf, objectOf, stringOf } from './fields';
import { RowError } from './RowError';

/** One line of the input: a completion, and the task that it answers. */
export interface Row {
  readonly id: string | number;
  readonly completion: string;
  readonly task: Task;
  readonly euler: RewardOptions['euler'];
}

/** Reads a row `{id, task, completion, target, euler?, question_type?}`. Throws a RowError that says which field is wrong. */
export function parseRow(value: unknown): Row {
  const row = objectOf(value, 'the row');
  const { id } = row;
  if (typeof id !== 'string' && typeof id !== 'number') throw new RowError('id must be a string or a number');
  const completion = stringOf(row.completion, 'completion');
  const euler = row.euler ?? 'ZXY-intrinsic';
  if (euler !== 'ZXY-intrinsic' && euler !== 'zxy-extrinsic')
    throw new RowError('euler must be "ZXY-intrinsic" or "zxy-extrinsic"');
  return { id, completion, euler, task: taskOf(row, String(id)) };
}

function taskOf(row: Fields, id: string): Task {
  const base = { id, scene: '', prompt: '', frames: [] };
  const target = objectOf(row.target, 'target');
  switch (row.task) {
    case 'detection':
      return { ...base, kind: 'detection', target: detectionTarget(target) };
    case 'grounding':
      return { ...base, kind: 'grounding', ...groundingTarget(target) };
    case 'reasoning': {
      const question = row.question_type;
      if (!isQuestionType(question))
        throw new RowError(
          `question_type must be one of VSI-Bench's, not ${JSON.stringify(question) ?? 'left out'}`,
        );
      return {
        ...base,
        kind: 'reasoning',
        question,
        target: { answer: answerOf(target, isNumericQuestion(question)) },
      };
    }
    default:
      throw new RowError('task must be "detection", "grounding" or "reasoning"');
  }
}

function detectionTarget(target: Fields): DetectionTask['target'] {
  const boxes = listOf(target.boxes, 'target.boxes').map((item, i) => {
    const name = `target.boxes[${i}]`;
    const { label, bbox_3d } = objectOf(item, name);
    return {
      label: stringOf(label, `${name}.label`),
      box: numbersOf(bbox_3d, `${name}.bbox_3d`, 9) as unknown as CameraBox,
    };
  });
  return { boxes };
}

/** Poses and box, or, where the target lacks one of them, no poses: then the frame alone is judged. */
function groundingTarget(target: Fields): Pick<GroundingTask, 'poses' | 'frames' | 'target'> {
  const { frame, gt_bbox, cam2global, axis_align_matrix } = target;
  const best = typeof frame === 'number' && Number.isInteger(frame) ? { frame: frame as ShownFrame } : {};
  if (frame !== undefined && frame !== null && !('frame' in best))
    throw new RowError('target.frame must be a whole number');
  if (gt_bbox === undefined || cam2global === undefined) {
    if (!('frame' in best)) throw new RowError('target must have gt_bbox and cam2global, or frame');
    return { poses: [], frames: [], target: { label: '', box: NO_BOX, ...best } };
  }
  const align =
    axis_align_matrix === undefined ? null : matrixOf(axis_align_matrix, 'target.axis_align_matrix');
  const poses = listOf(cam2global, 'target.cam2global').map((item, i) => {
    const matrix = matrixOf(item, `target.cam2global[${i}]`);
    return composePoses(align ?? IDENTITY, matrix);
  });
  return {
    poses,
    frames: poses.map((_, i) => i as ClipFrame),
    target: { label: '', box: numbersOf(gt_bbox, 'target.gt_bbox', 9) as unknown as WorldBox, ...best },
  };
}

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const NO_BOX = new Array<number>(9).fill(Number.NaN) as unknown as WorldBox;

function answerOf(target: Fields, numeric: boolean): string {
  const truth = target.ground_truth;
  if (typeof truth === 'string') return truth;
  if (numeric && typeof truth === 'number') return String(truth);
  throw new RowError(`target.ground_truth must be a string${numeric ? ' or a number' : ''}`);
}
