import { problem } from '../../import/read/problem';
import type { PredictionRow } from '../predictionDump';

/** Formats of labelled text cannot hold a text in which a line begins like a label.
 * @throws SceneError naming the row */
export function refuseLabels(
  row: PredictionRow,
  texts: readonly string[],
  label: RegExp,
  file: string,
): void {
  if (!texts.some((text) => label.test(text))) return;
  throw problem(
    row.file,
    `row ${row.order}`,
    undefined,
    `a line in it begins as a part of ${file} does`,
    'Export it as JSONL instead',
  );
}
