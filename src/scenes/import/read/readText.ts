import { LIMITS } from '../limits';
import type { SourceFile } from '../sourceFile';
import { problem } from './problem';

/** The whole of a text file in UTF-8, a byte order mark left out.
 * @throws SceneError if it is larger than `limit` bytes, or not UTF-8 */
export async function readText(file: SourceFile, limit: number = LIMITS.text): Promise<string> {
  if (file.size > limit) {
    throw problem(
      file.path,
      '',
      `${Math.round(file.size / 2 ** 20)} MiB long`,
      `more than the ${Math.round(limit / 2 ** 20)} MiB that such a file may have`,
      'Check that it is the right file, or split it',
    );
  }
  const bytes = await (await file.blob()).arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problem(
      file.path,
      '',
      undefined,
      'not text in UTF-8',
      'Check that the file is whole, or save it as UTF-8',
    );
  }
}
