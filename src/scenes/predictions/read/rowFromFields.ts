import type { TaskKind } from '#rewards';
import type { HintBox, Json, JsonObject, PredictionHints, PredictionRow } from '../predictionDump';
import { FieldPicker } from './FieldPicker';
import { compact, isObject, nameOf, numberOf, numbersOf, partsOf, textOf } from './fields';

export type UnplacedRow = Omit<PredictionRow, 'order' | 'file'>;

/** Names under which people keep a completion; the first is ours. */
export const COMPLETION_NAMES = [
  'completion',
  'output',
  'response',
  'completions',
  'generated_text',
  'prediction',
];

/** Reads a row whose fields are named as people name them: our own JSONL, TRL's columns, and what is like them. Numbers under
 * other names are parts of the reward where `isPart` says so; the rest is kept as it is.
 * @returns null where there is no completion */
export function rowFromFields(
  fields: JsonObject,
  isPart: (name: string, value: Json) => boolean,
): UnplacedRow | null {
  const picker = new FieldPicker(fields);
  const completion = picker.take(textOf, ...COMPLETION_NAMES);
  if (completion === undefined) return null;
  const kind = picker.take(kindOf, 'kind', 'task', 'task_type');
  const row: UnplacedRow = {
    completion,
    prompt: picker.take(textOf, 'prompt', 'input', 'question', 'problem', 'instruction'),
    groundTruth: picker.take(anything, 'ground_truth', 'gts', 'solution', 'target', 'answer'),
    id: picker.take(nameOf, 'id', 'rollout_id'),
    task: picker.take(nameOf, 'task', 'task_id'),
    policy: picker.take(nameOf, 'policy', 'model', 'model_name'),
    step: picker.take(numberOf, 'step', 'global_step', 'training_step', 'iteration'),
    group: picker.take(nameOf, 'group', 'group_id', 'group_idx', 'prompt_id', 'example_id', 'problem_id'),
    docId: picker.take(docIdOf, 'doc_id'),
    parts: picker.take(partsOf, 'parts', 'rewards', 'metrics'),
    reward: picker.take(numberOf, 'reward', 'total_reward', 'score'),
    advantage: picker.take(numberOf, 'advantage', 'advantages'),
    tokens: picker.take(numbersOf, 'tokens', 'token_ids'),
    logProbs: picker.take(numbersOf, 'log_probs', 'logprobs'),
    hints: hintsOf(picker, kind),
  };
  const loose = row.parts ? undefined : picker.takeNumbers(isPart);
  const kept = picker.take((value) => (isObject(value) ? value : undefined), 'extra');
  const extra = kept || picker.rest ? { ...picker.rest, ...kept } : undefined;
  return compact({ ...row, parts: row.parts ?? loose, extra });
}

function hintsOf(picker: FieldPicker, kind: TaskKind | undefined): PredictionHints | undefined {
  const hints: PredictionHints = compact({
    kind,
    scene: picker.take(nameOf, 'scene', 'scene_id', 'scene_name', 'scan_id'),
    images: picker.take(textsOf, 'images', 'image_paths', 'image'),
    boxes: picker.take(boxesOf, 'boxes'),
    worldBox: picker.take((value) => numbersOf(value, 9), 'gt_bbox'),
    questionId: picker.take(nameOf, 'question_id'),
    questionType: picker.take(nameOf, 'question_type'),
  });
  return Object.keys(hints).length > 0 ? hints : undefined;
}

/** Boxes as VG-LLM writes them, `{label, bbox_3d}`; undefined where one of them is something else. */
export function boxesOf(value: Json | undefined): readonly HintBox[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const boxes = value.map((item: Json) => {
    if (!isObject(item) || typeof item.label !== 'string') return undefined;
    const box = numbersOf(item.bbox_3d, 9);
    return box && { label: item.label, box };
  });
  return boxes.every((box) => box !== undefined) ? boxes : undefined;
}

export function textsOf(value: Json): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((item) => typeof item === 'string') ? (value as readonly string[]) : undefined;
}

export function docIdOf(value: Json): number | string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

function kindOf(value: Json): TaskKind | undefined {
  return value === 'detection' || value === 'grounding' || value === 'reasoning' ? value : undefined;
}

function anything(value: Json): Json {
  return value;
}
