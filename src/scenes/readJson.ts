import { SceneError } from './sceneError';

/** Parses the bytes of a JSON file in UTF-8.
 * @throws SceneError if it is not JSON */
export function readJson(file: string, bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SceneError([
      { file, path: '', message: `not JSON (${reason})`, remedy: 'Check that the file is whole' },
    ]);
  }
}
