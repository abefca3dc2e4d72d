import { problem } from './problem';

/** Bytes read at once. */
const SLICE = 4 * 2 ** 20;
/** A line longer than this is no line of a text format but bytes of something else. */
const LONGEST = 16 * 2 ** 20;

/** The lines of a text file, in batches, so that a file of any size takes little memory. Lines end in LF or CRLF; an empty
 * line is a line, and the part behind the last line end is one if anything stands there. `name` is the file's, for messages.
 * @throws SceneError on a line of more than 16 million characters */
export async function* readLines(blob: Blob, name: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for (let start = 0; start < blob.size; start += SLICE) {
    const bytes = await blob.slice(start, start + SLICE).arrayBuffer();
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST) {
      throw problem(
        name,
        '',
        undefined,
        'a line of more than 16 million characters',
        'Check that it is text',
      );
    }
    yield lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
