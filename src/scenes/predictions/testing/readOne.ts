import { expect } from 'vitest';
import type { PredictionDump } from '../predictionDump';
import { readPredictions } from '../readPredictions';
import { sourceOf } from './sourceOf';

/** Reads files of one format, all of them. */
export async function readOne(
  files: Parameters<typeof sourceOf>[0],
  format: string,
): Promise<PredictionDump> {
  const dumps = await readPredictions(sourceOf(files));
  expect(dumps.map((dump) => dump.format)).toEqual([format]);
  return dumps[0]!;
}
