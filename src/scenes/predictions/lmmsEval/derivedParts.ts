import type { JsonObject } from '../predictionDump';
import { isObject, numberOf } from '../read/fields';

/** Numbers inside the score objects of VG-LLM's tasks, by their names there. Counts (`threedod_score`) are no reward. */
export function derivedParts(fields: JsonObject): Record<string, number> {
  const parts: Record<string, number> = {};
  const { scanrefer_score: grounding, vsibench_score: reasoning } = fields;
  const add = (name: string, value: number | undefined) => {
    if (value !== undefined) parts[name] = value;
  };
  if (isObject(grounding)) add('iou', numberOf(grounding.iou));
  if (isObject(reasoning))
    for (const name of ['accuracy', 'MRA:.5:.95:.05']) add(name, numberOf(reasoning[name]));
  return parts;
}
