import type { PredictionRow } from '../predictionDump';

/** Whether a row answers a detection task, whose prompts are all one text once the pictures are gone. */
export function looksLikeDetection({ hints, completion }: PredictionRow): boolean {
  if (hints?.kind) return hints.kind === 'detection';
  return /"label"\s*:/.test(completion) && /"bbox_3d"\s*:/.test(completion);
}
