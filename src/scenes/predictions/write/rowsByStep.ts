import type { PredictionRow } from '../predictionDump';

/** The rows of each step, for formats with a file per step; rows without a step are of step 0. */
export function rowsByStep(rows: readonly PredictionRow[]): ReadonlyMap<number, readonly PredictionRow[]> {
  const steps = new Map<number, PredictionRow[]>();
  for (const row of rows) {
    const step = row.step ?? 0;
    const others = steps.get(step);
    if (others) others.push(row);
    else steps.set(step, [row]);
  }
  return steps;
}
