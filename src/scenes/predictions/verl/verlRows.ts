import type { SourceFile } from '../../import/sourceFile';
import type { RowSink } from '../fileFormat';
import type { JsonObject } from '../predictionDump';
import { FieldPicker } from '../read/FieldPicker';
import { compact, nameOf, numberOf, textOf } from '../read/fields';
import { numberInName } from '../read/numberInName';
import { readJsonRows } from '../read/readJsonRows';
import type { UnplacedRow } from '../read/rowFromFields';

/** Whether a row is one that verl dumps. */
export function isVerlRow(row: JsonObject): boolean {
  return 'input' in row && 'output' in row && ('gts' in row || 'score' in row);
}

/** Reads verl's `<step>.jsonl`: `input, output, gts, score, step`, a `uid` in V1, and numbers under the names of parts. */
export async function* verlRows(
  file: SourceFile,
  { notes, pace }: RowSink,
): AsyncGenerator<{
  readonly row: UnplacedRow;
  readonly uid: string | undefined;
  readonly fields: JsonObject;
}> {
  const step = numberInName(file.path);
  for await (const { line, fields } of readJsonRows(file, notes, pace)) {
    const picker = new FieldPicker(fields);
    const completion = picker.take(textOf, 'output');
    if (completion === undefined) {
      notes.add('No output, passed over', `${file.path}, line ${line}`);
      continue;
    }
    const uid = picker.take(nameOf, 'uid');
    const row: UnplacedRow = {
      completion,
      prompt: picker.take(textOf, 'input'),
      groundTruth: picker.take((value) => value, 'gts'),
      reward: picker.take(numberOf, 'score'),
      step: picker.take(numberOf, 'step') ?? step,
      task: picker.take(nameOf, 'task'),
      policy: picker.take(nameOf, 'policy'),
      advantage: picker.take(numberOf, 'advantage'),
      parts: picker.takeNumbers(() => true),
      extra: picker.rest,
    };
    yield { row: compact(row), uid, fields };
  }
}
