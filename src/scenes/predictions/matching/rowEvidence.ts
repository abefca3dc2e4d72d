import type { TaskKind } from '#rewards';
import { baseName } from '../../import/read/baseName';
import type { HintBox, Json, PredictionRow } from '../predictionDump';
import { isObject, numberOf, numbersOf } from '../read/fields';
import { boxesOf } from '../read/rowFromFields';
import { plainText } from './plainText';

/** What a row says about its task, in a form that can be compared. */
export interface RowEvidence {
  readonly task?: string;
  readonly kind?: TaskKind;
  /** `scannet-scene0415-00` */
  readonly scene?: string;
  readonly docId?: number;
  readonly prompt?: string;
  readonly boxes?: readonly HintBox[];
  readonly worldBox?: readonly number[];
  /** Truth of a grounding, in the camera of a shown frame. */
  readonly frameBox?: { readonly frame: number; readonly box: readonly number[] };
  readonly answer?: string;
  readonly images?: readonly string[];
  readonly questionId?: string;
}

export function rowEvidence({
  task,
  docId,
  prompt,
  hints = {},
  groundTruth,
  completion,
}: PredictionRow): RowEvidence {
  const truth = truthOf(groundTruth);
  const boxes = hints.boxes ?? truth.boxes;
  const worldBox = hints.worldBox ?? truth.worldBox;
  const kind =
    hints.kind ??
    (boxes ? 'detection' : worldBox || truth.frameBox ? 'grounding' : answerKind({ completion }));
  return {
    task,
    kind,
    scene: hints.scene && sceneName(hints.scene),
    docId: numberOf(docId),
    prompt: prompt === undefined ? undefined : plainText(prompt) || undefined,
    boxes,
    worldBox,
    frameBox: truth.frameBox,
    answer: kind === 'detection' || kind === 'grounding' ? undefined : truth.answer,
    images: hints.images?.map(baseName),
    questionId: hints.questionId,
  };
}

/** Comparable name of a scene: file formats and our ids differ in case and separators. */
export function sceneName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

type Truth = Pick<RowEvidence, 'boxes' | 'worldBox' | 'frameBox' | 'answer'>;

/** A ground truth as people put it: boxes, a box in a frame, a target as `score` reads it, a letter or a number; or any of them as
 * JSON in a string. */
function truthOf(truth: Json | undefined): Truth {
  if (typeof truth === 'number') return { answer: String(truth) };
  if (typeof truth === 'string') {
    const inner = truth.match(/<answer>([\s\S]*)<\/answer>/)?.[1] ?? truth;
    const parsed = parse(inner);
    return isObject(parsed) || Array.isArray(parsed) ? truthOf(parsed) : { answer: inner.trim() };
  }
  const list = boxesOf(truth);
  if (list) return { boxes: list };
  if (!isObject(truth)) return {};
  const { frame, bbox_3d, gt_bbox, boxes, ground_truth } = truth;
  const named = boxesOf(boxes);
  if (named) return { boxes: named };
  const worldBox = numbersOf(gt_bbox, 9);
  if (worldBox) return { worldBox };
  const box = numbersOf(bbox_3d, 9);
  const shown = numberOf(frame);
  if (box && shown !== undefined) return { frameBox: { frame: shown, box } };
  return ground_truth === undefined ? {} : truthOf(ground_truth);
}

function parse(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The kind of task that a completion looks like an answer to; undefined where it may be any. */
export function answerKind({ completion }: Pick<PredictionRow, 'completion'>): TaskKind | undefined {
  if (!/"bbox_3d"\s*:/.test(completion)) return undefined;
  if (/"frame"\s*:/.test(completion)) return 'grounding';
  return /"label"\s*:/.test(completion) ? 'detection' : undefined;
}
