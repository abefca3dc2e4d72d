import type { JsonObject, PredictionRow } from '../predictionDump';
import { compact } from '../read/fields';

/** A row in TRL's column names: `step, prompt, completion`, one column per reward function, then what `log_extra` may add, and
 * `advantage` last. The Parquet files and the wandb table have the same ones. */
export function columnsOf({ hints = {}, ...row }: PredictionRow): JsonObject {
  const { boxes, ...others } = hints;
  return compact({
    step: row.step ?? 0,
    prompt: row.prompt ?? '',
    completion: row.completion,
    ...row.parts,
    reward: row.reward,
    ground_truth: row.groundTruth,
    id: row.id,
    task: row.task,
    policy: row.policy,
    group: row.group,
    doc_id: row.docId,
    kind: others.kind,
    scene: others.scene,
    images: others.images,
    boxes: boxes?.map(({ label, box }) => ({ label, bbox_3d: box })),
    gt_bbox: others.worldBox,
    question_id: others.questionId,
    question_type: others.questionType,
    ...row.extra,
    advantage: row.advantage,
  }) as JsonObject;
}
