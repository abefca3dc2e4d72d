import type { SourceFile } from '../sourceFile';
import { parsePythonJson } from './parsePythonJson';
import { problem } from './problem';
import { readText } from './readText';

/** Parses a JSON file. Bare `NaN` and `Infinity`, as Python writes them, become null, and a note says how many.
 * @throws SceneError if it is not JSON, or too large */
export async function readJsonFile(file: SourceFile): Promise<{ json: unknown; notes: string[] }> {
  const text = await readText(file);
  try {
    const { json, bare } = parsePythonJson(text);
    const note = `${file.path}: ${bare} numbers are NaN or Infinity and were read as missing`;
    return { json, notes: bare > 0 ? [note] : [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw problem(file.path, '', undefined, `not JSON (${reason})`, 'Check that the file is whole');
  }
}
