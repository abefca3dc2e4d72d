import { describe, expect, it } from 'vitest';
import { importSource } from '../../import/importSource';
import { detectionRow, groundingRow } from '../../import/vgLlm/testing/exampleRows';
import { readPredictions } from '../readPredictions';
import { lines } from '../testing/lines';
import { sourceOf } from '../testing/sourceOf';
import { matchPredictions } from './matchPredictions';

/** A row as lmms-eval's `doc` keeps it: without any key that contains "image". */
function docOf({ images: _images, ...doc }: { readonly images: readonly string[] }) {
  return doc;
}

const detections = [0, 1, 2].map((from) => detectionRow(from));
const groundings = [groundingRow(1, 7, 2), groundingRow(2, 8, 1), groundingRow(0, 9, 0)];

/** VG-LLM's two logs of these rows. */
const logs = {
  'VG-LLM-4B/20260301_120000_samples_scannet_4frames.jsonl': lines(
    ...detections.map((row, doc_id) => ({
      doc_id,
      doc: docOf(row),
      target: String(row.boxes),
      resps: [['```json\n[]\n```']],
      filtered_resps: ['```json\n[]\n```'],
      threedod_score: { result: {}, gt_labels: [], images: row.images },
      input: row.conversations[0]!.value,
    })),
  ),
  'VG-LLM-4B/20260301_120000_samples_scanrefer.jsonl': lines(
    ...groundings.map((row, doc_id) => ({
      doc_id,
      doc: docOf(row),
      target: 'answer',
      resps: [['{"frame": 0, "bbox_3d": [0, 0, 1, 1, 1, 1, 0, 0, 0]}']],
      scanrefer_score: { iou: 0, pred_bbox: null, gt_bbox: row.gt_bbox, images: row.images },
      input: row.prompt,
    })),
  ),
};

describe("VG-LLM's logs beside its data set", () => {
  it('find the tasks that are made of the same rows', async () => {
    const source = sourceOf({
      ...logs,
      'scannet_det_val.json': JSON.stringify(detections),
      'scanrefer_val.json': JSON.stringify(groundings),
    });
    const { scenes, problems } = await importSource(source);
    expect(problems).toEqual([]);
    const tasks = scenes.flatMap(({ folder }) => folder.tasks);
    const dumps = await readPredictions(source);
    expect(dumps.map(({ format }) => format)).toEqual(['lmms-eval']);
    const { rollouts, unmatched, notes } = matchPredictions(dumps[0]!, tasks, {
      scenes: scenes.map(({ folder }) => folder.scene),
    });
    expect(unmatched).toEqual([]);
    expect(rollouts.map(({ task }) => task)).toEqual(tasks.map(({ id }) => id));
    expect(notes).toContain('6 rows put to a task by true boxes');
  });

  it('are told to bring it where they come alone', async () => {
    const [dump] = await readPredictions(sourceOf(logs));
    const { matched, unmatched } = matchPredictions(dump!, []);
    expect(matched).toBe(0);
    expect(unmatched).toMatchObject([
      {
        reason: 'No task is open',
        remedy: expect.stringContaining('drop the JSON of the data set'),
        rows: [0, 1, 2, 3, 4, 5],
      },
    ]);
  });
});
