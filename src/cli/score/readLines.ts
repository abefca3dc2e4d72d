/** A line of the input, without its line end. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Splits a UTF-8 stream into lines as it comes: LF or CRLF, a byte order mark is dropped, the last line needs no end. (Node's readline
 * also splits at U+2028, which may stand in JSON.) */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let number = 0;
  let open: string[] = [];
  const line = (end: string): Line => {
    const text = open.join('') + end;
    open = [];
    return { number: ++number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  };
  for await (const bytes of stream) {
    const pieces = decoder.decode(bytes, { stream: true }).split('\n');
    const rest = pieces.pop() ?? '';
    for (const piece of pieces) yield line(piece);
    open.push(rest);
  }
  const last = line(decoder.decode());
  if (last.text !== '') yield last;
}
