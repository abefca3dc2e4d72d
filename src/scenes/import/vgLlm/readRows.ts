import { SceneError, type SceneProblem } from '../../sceneError';
import { baseName } from '../read/baseName';
import { JsonPlace } from '../read/JsonPlace';
import { parsePythonJson } from '../read/parsePythonJson';
import { problem } from '../read/problem';
import { readText } from '../read/readText';
import type { SourceFile } from '../sourceFile';
import { parseRow } from './parseRow';
import type { VgLlmRow } from './row';

/** What a file of rows holds: the sound rows, and what is wrong with the others. */
export interface RowsRead {
  readonly rows: readonly VgLlmRow[];
  readonly problems: readonly SceneProblem[];
  readonly notes: readonly string[];
}

/** Reads a JSON array of rows, or one row per line. Rows and lines that cannot be read are passed over.
 * @throws SceneError if the file as a whole cannot be read */
export async function readRows(file: SourceFile): Promise<RowsRead> {
  const { items, notes } = itemsOf(await readText(file), file.path);
  const stem = baseName(file.path);
  const rows: VgLlmRow[] = [];
  const problems: SceneProblem[] = [];
  for (const [index, item] of items.entries()) {
    if (item === BROKEN) continue;
    try {
      rows.push(parseRow(new JsonPlace(item, file.path, `[${index}]`), `${stem}/${index}`));
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { rows, problems, notes };
}

/** Stands for a line that is not JSON, so that the others keep their numbers. */
const BROKEN = Symbol('a line that is not JSON');

function itemsOf(text: string, file: string): { items: readonly unknown[]; notes: string[] } {
  const notes: string[] = [];
  const tell = (bare: number) => {
    if (bare > 0) notes.push(`${file}: ${bare} numbers are NaN or Infinity and were read as missing`);
  };
  try {
    const { json, bare } = parsePythonJson(text);
    tell(bare);
    return { items: Array.isArray(json) ? json : [json], notes };
  } catch (error) {
    // an array is one piece; only lines can be read one by one
    if (!text.trimStart().startsWith('{')) {
      const reason = error instanceof Error ? error.message : String(error);
      throw problem(file, '', undefined, `not JSON (${reason})`, 'Check that the file is whole');
    }
  }
  let broken = 0;
  let bares = 0;
  const items = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      try {
        const { json, bare } = parsePythonJson(line);
        bares += bare;
        return json;
      } catch {
        broken += 1;
        return BROKEN;
      }
    });
  tell(bares);
  if (broken > 0) notes.push(`${file}: ${broken} of ${items.length} lines are not JSON and were passed over`);
  return { items, notes };
}
