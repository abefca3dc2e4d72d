import type { PredictionRow } from '../predictionDump';

/** The same for rows of one prompt text. */
export function samePrompt({ prompt = '' }: PredictionRow): string {
  return prompt;
}

/** The same for rows of one prompt text and one truth; that of the prompt alone where the row has no truth. */
export function sameTruth(row: PredictionRow): string {
  const { boxes, worldBox } = row.hints ?? {};
  const truth = row.groundTruth ?? boxes ?? worldBox;
  return truth === undefined ? samePrompt(row) : JSON.stringify([row.prompt, truth]);
}
