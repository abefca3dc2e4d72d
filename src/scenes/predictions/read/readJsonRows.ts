import { parsePythonJson } from '../../import/read/parsePythonJson';
import { readLines } from '../../import/read/readLines';
import type { SourceFile } from '../../import/sourceFile';
import { SceneError } from '../../sceneError';
import type { Json, JsonObject } from '../predictionDump';
import { isObject } from './fields';
import type { Notes } from './Notes';
import type { Pace } from './Pace';

/** The objects of a file with one JSON object a line. A line that is none is passed over with a note: the last one is often
 * cut, by a run that is still going or has crashed. */
export async function* readJsonRows(
  file: SourceFile,
  notes: Notes,
  pace: Pace,
): AsyncGenerator<{ readonly line: number; readonly fields: JsonObject }> {
  let line = 0;
  let broken: string | null = null;
  try {
    for await (const batch of readLines(await file.blob(), file.path)) {
      for (const text of batch) {
        line++;
        pace.passed(text.length);
        await pace.step();
        if (text.trim() === '') continue;
        if (broken !== null) notes.add('Not a JSON object, passed over', broken);
        broken = null;
        const row = parseRow(text);
        if (row === null) {
          broken = `${file.path}, line ${line}`;
          continue;
        }
        if (row.bare > 0) notes.add('Holds NaN or Infinity, read as missing', `${file.path}, line ${line}`);
        yield { line, fields: row.fields };
      }
    }
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    for (const { message } of error.problems)
      notes.add(`Left out from line ${line + 1} on: ${message}`, file.path);
  }
  if (broken !== null) notes.add('The last line is cut and was left out', broken);
}

function parseRow(text: string): { fields: JsonObject; bare: number } | null {
  try {
    const { json, bare } = parsePythonJson(text);
    return isObject(json as Json) ? { fields: json as JsonObject, bare } : null;
  } catch {
    return null;
  }
}
