import type { TaskKind } from '#rewards';
import type { JsonObject, PredictionHints } from '../predictionDump';
import { compact, isObject, nameOf, numbersOf } from '../read/fields';
import { boxesOf, textsOf } from '../read/rowFromFields';

/** What a sample says about its task: the row of the data set (`doc`, without images) and the score object.
 * @param task name of the benchmark, from the file's name */
export function sampleHints(fields: JsonObject, task: string): PredictionHints {
  const { doc, threedod_score, scanrefer_score, vsibench_score, input_media } = fields;
  const row = isObject(doc) ? doc : isObject(vsibench_score) ? vsibench_score : {};
  const detection = isObject(threedod_score) ? threedod_score : {};
  const grounding = isObject(scanrefer_score) ? scanrefer_score : {};
  const images = detection.images ?? grounding.images ?? input_media ?? null;
  return compact({
    kind: kindOf(fields, task),
    scene: nameOf(row.scene_name) ?? nameOf(row.scene_id) ?? nameOf(row.scene),
    images: textsOf(images),
    boxes: boxesOf(row.boxes),
    worldBox: numbersOf(grounding.gt_bbox, 9) ?? numbersOf(row.gt_bbox, 9),
    questionId: nameOf(row.id),
    questionType: nameOf(row.question_type),
  });
}

function kindOf(fields: JsonObject, task: string): TaskKind | undefined {
  if ('threedod_score' in fields || /^scannet_\d+frames|detection|threedod/i.test(task)) return 'detection';
  if ('scanrefer_score' in fields || /scanrefer|grounding/i.test(task)) return 'grounding';
  if ('vsibench_score' in fields || /vsi|reasoning/i.test(task)) return 'reasoning';
  return undefined;
}
