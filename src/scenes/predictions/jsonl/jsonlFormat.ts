import { memoryFile } from '../../import/memoryFile';
import { readJsonFile } from '../../import/read/readJsonFile';
import type { SourceFile } from '../../import/sourceFile';
import { fileFormat, type RowSink } from '../fileFormat';
import { isLmmsEvalRow } from '../lmmsEval/isLmmsEvalRow';
import type { Json, JsonObject, PredictionRow } from '../predictionDump';
import { isObject } from '../read/fields';
import { readJsonRows } from '../read/readJsonRows';
import { COMPLETION_NAMES, rowFromFields } from '../read/rowFromFields';
import { isVerlRow } from '../verl/verlRows';
import { jsonLines } from '../write/jsonLines';

/** JSONL of completions: one object a line, our own names or what people call the same things (docs/import.md). A list of such
 * objects in a JSON file will do too. */
export const jsonlFormat = fileFormat({
  id: 'jsonl',
  title: 'JSONL of completions',
  endings: ['.jsonl', '.ndjson', '.json'],
  recognises: ({ name, text, row }) =>
    name.endsWith('.json')
      ? /^\s*\[\s*\{/.test(text) && LIST_OF_COMPLETIONS.test(text)
      : row !== null && hasCompletion(row) && !isLmmsEvalRow(row) && !isVerlRow(row),
  readFile: async (file, sink) => {
    if (file.path.toLowerCase().endsWith('.json')) return readList(file, sink);
    for await (const { line, fields } of readJsonRows(file, sink.notes, sink.pace)) {
      if (!addRow(fields, `${file.path}, line ${line}`, sink)) return;
    }
  },
  write: async ({ rows }) => [memoryFile('completions.jsonl', jsonLines(rows.map(fieldsOf)))],
});

const LIST_OF_COMPLETIONS = /"(?:completion|output|response|generated_text)"\s*:/;
/** Numbers that are called so are parts of a reward. */
const PART = /reward|score|iou|f1|acc|format|func/i;

function hasCompletion(row: JsonObject): boolean {
  return COMPLETION_NAMES.some((name) => row[name] !== undefined);
}

async function readList(file: SourceFile, sink: RowSink): Promise<void> {
  const { json, notes } = await readJsonFile(file);
  for (const note of notes) sink.notes.add(note);
  for (const [index, item] of (json as readonly Json[]).entries()) {
    await sink.pace.step();
    if (!addRow(isObject(item) ? item : {}, `${file.path}, entry ${index}`, sink)) return;
  }
}

/** False once there is room for no more. */
function addRow(fields: JsonObject, where: string, sink: RowSink): boolean {
  const row = rowFromFields(fields, (name) => PART.test(name));
  if (row) return sink.add(row);
  sink.notes.add('No completion, passed over', where);
  return true;
}

/** A row in our own names. */
function fieldsOf({ hints = {}, ...row }: PredictionRow): object {
  return {
    id: row.id,
    task: row.task,
    kind: hints.kind,
    policy: row.policy,
    step: row.step,
    group: row.group,
    prompt: row.prompt,
    completion: row.completion,
    ground_truth: row.groundTruth,
    reward: row.reward,
    parts: row.parts,
    advantage: row.advantage,
    doc_id: row.docId,
    scene: hints.scene,
    images: hints.images,
    boxes: hints.boxes?.map(({ label, box }) => ({ label, bbox_3d: box })),
    gt_bbox: hints.worldBox,
    question_id: hints.questionId,
    question_type: hints.questionType,
    tokens: row.tokens,
    log_probs: row.logProbs,
    extra: row.extra,
  };
}
