import type { JsonObject } from '../predictionDump';

/** Whether a row is one of lmms-eval's or lm-eval's sample logs. */
export function isLmmsEvalRow(row: JsonObject): boolean {
  return 'doc_id' in row && ('resps' in row || 'filtered_resps' in row);
}
