import type { FileSource } from '../import/sourceFile';
import { describeProblem, SceneError, type SceneProblem } from '../sceneError';
import type { PredictionDump } from './predictionDump';
import type { PredictionFormat, ReadOptions } from './predictionFormat';
import { predictionFormats } from './predictionFormats';
import { refuseUnreadable } from './refuseUnreadable';

/** The formats of completions that a drop holds; often one, none for a scene. */
export async function detectPredictions(source: FileSource): Promise<readonly PredictionFormat[]> {
  const found = await Promise.all(predictionFormats.map((format) => format.detect(source)));
  return predictionFormats.filter((_, index) => found[index]);
}

/** Reads all completions in a drop, one dump per format. A format that cannot be read is told in the notes of one that can.
 * @throws SceneError if there are none, with what to do about files of a kind that no page can read */
export async function readPredictions(
  source: FileSource,
  options?: ReadOptions,
): Promise<readonly PredictionDump[]> {
  const formats = await detectPredictions(source);
  if (formats.length === 0) await refuseUnreadable(source);
  const dumps: PredictionDump[] = [];
  const problems: SceneProblem[] = [];
  for (const format of formats) {
    try {
      dumps.push(await format.read(source, options));
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      problems.push(...error.problems);
    }
  }
  const [first, ...others] = dumps;
  if (!first) throw new SceneError(problems);
  return [{ ...first, notes: [...first.notes, ...problems.map(describeProblem)] }, ...others];
}
