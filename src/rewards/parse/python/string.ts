import type { PyValue } from './value';

const OPENING = /([rbu]|br|rb)?("""|'''|"|')/iy;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

/** A string or bytes token of Python at `at`, or null where none begins or it is faulty. */
export function readPyString(source: string, at: number): { value: PyValue; end: number } | null {
  OPENING.lastIndex = at;
  const opening = OPENING.exec(source);
  if (!opening) return null;
  const prefix = (opening[1] ?? '').toLowerCase();
  const quote = opening[2]!;
  const start = at + opening[0].length;
  const end = closing(source, start, quote);
  if (end < 0) return null;
  const raw = source.slice(start, end).replace(/\r\n?/g, '\n');
  const bytes = prefix.includes('b');
  if (bytes && !/^[\0-\x7f]*$/.test(raw)) return null;
  const text = prefix.includes('r') ? raw : decode(raw, bytes);
  if (text === null) return null;
  return { value: bytes ? { type: 'bytes', text } : text, end: end + quote.length };
}

function closing(source: string, start: number, quote: string): number {
  for (let at = start; at < source.length; at++) {
    const char = source[at]!;
    if (char === '\\') at++;
    else if (quote.length === 1 && '\r\n'.includes(char)) return -1;
    else if (source.startsWith(quote, at)) return at;
  }
  return -1;
}

/** Null where an escape is malformed. An unknown escape stays as it is written. Names (`\N{…}`) are not known here. */
function decode(raw: string, bytes: boolean): string | null {
  let fine = true;
  const text = raw.replace(
    /\\(?:([0-7]{1,3})|x([^\n]{0,2})|u([^\n]{0,4})|U([^\n]{0,8})|(.))/gs,
    (all, octal, x, u, U, other) => {
      if (octal !== undefined)
        return String.fromCodePoint(Number.parseInt(octal, 8) & (bytes ? 0xff : 0x1ff));
      if (other !== undefined) {
        if (other === 'N' && !bytes) fine = false;
        return ESCAPES[other] ?? all;
      }
      if (bytes && x === undefined) return all;
      const hex: string = x ?? u ?? U;
      const code = Number.parseInt(hex, 16);
      const wanted = x !== undefined ? 2 : u !== undefined ? 4 : 8;
      if (hex.length < wanted || !/^[\da-f]+$/i.test(hex) || code > 0x10ffff) {
        fine = false;
        return '';
      }
      return String.fromCodePoint(code);
    },
  );
  return fine ? text : null;
}
