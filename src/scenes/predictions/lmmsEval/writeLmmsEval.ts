import { memoryFile } from '../../import/memoryFile';
import type { SourceFile } from '../../import/sourceFile';
import type { JsonObject, PredictionDump, PredictionRow } from '../predictionDump';
import { compact } from '../read/fields';
import { jsonLines } from '../write/jsonLines';
import { derivedParts } from './derivedParts';

/** Benchmarks of VG-LLM by kind of task. */
const TASKS = { detection: 'scannet_4frames', grounding: 'scanrefer', reasoning: 'vsibench' } as const;

/** A dump as the sample logs that VG-LLM's lmms-eval writes: a file per policy and benchmark, one completion a line; those of
 * one group share their `doc_id`. */
export function writeLmmsEval({ rows }: PredictionDump): SourceFile[] {
  const files = new Map<string, object[]>();
  const docs = new Map<string, number>();
  for (const row of rows) {
    const path = pathOf(row);
    const lines = files.get(path) ?? [];
    files.set(path, lines);
    const group = JSON.stringify([path, row.group ?? row.task ?? row.order]);
    const doc = docs.get(group) ?? docs.size;
    docs.set(group, doc);
    lines.push(sampleOf(row, doc));
  }
  return [...files].map(([path, lines]) => memoryFile(path, jsonLines(lines)));
}

function pathOf({ file, policy, hints }: PredictionRow): string {
  if (/samples_.+\.jsonl$/i.test(file)) return file;
  const folder = (policy ?? 'model').replace(/[^\w.-]+/g, '_');
  return `${folder}/20260101_000000_samples_${hints?.kind ? TASKS[hints.kind] : 'completions'}.jsonl`;
}

function sampleOf(row: PredictionRow, doc: number): object {
  const { filtered_resps, ...extra } = row.extra ?? {};
  const scores = scoresOf(row, extra);
  const derived = derivedParts({ ...extra, ...scores });
  // A part that did not apply is not there.
  const parts = Object.entries(row.parts ?? {}).filter(
    ([name, value]) => value !== null && derived[name] !== value,
  );
  return compact({
    doc_id: row.docId ?? doc,
    doc: docOf(row),
    target: row.groundTruth,
    resps: [[row.completion]],
    filtered_resps: filtered_resps ?? [row.completion],
    ...scores,
    ...Object.fromEntries(parts),
    input: row.prompt,
    id: row.id,
    task: row.task,
    policy: row.policy,
    step: row.step,
    group: row.group,
    reward: row.reward,
    advantage: row.advantage,
    ...extra,
  });
}

/** A row of VG-LLM's data set, as far as the hints make one. */
function docOf({ hints = {} }: PredictionRow): object | undefined {
  const doc = compact({
    scene_name: hints.scene,
    boxes: hints.boxes?.map(({ label, box }) => ({ label, bbox_3d: box })),
    id: hints.questionId,
    question_type: hints.questionType,
  });
  return Object.keys(doc).length > 0 ? doc : undefined;
}

/** The score object of the row's benchmark, where the row does not bring one. */
function scoresOf({ hints = {}, parts }: PredictionRow, extra: JsonObject): object {
  const { kind, images, boxes, worldBox } = hints;
  if (kind === 'detection' && !('threedod_score' in extra) && images)
    return { threedod_score: { result: {}, gt_labels: boxes?.map(({ label }) => label) ?? [], images } };
  if (kind === 'grounding' && !('scanrefer_score' in extra) && (images || worldBox))
    return { scanrefer_score: { iou: parts?.iou ?? null, pred_bbox: null, gt_bbox: worldBox, images } };
  return {};
}
