import type { PyValue } from './value';

const DIGITS = String.raw`\d(?:_?\d)*`;
const FLOAT = new RegExp(
  `(?:${DIGITS}(?:\\.(?:${DIGITS})?(?:e[+-]?${DIGITS})?|e[+-]?${DIGITS})|\\.${DIGITS}(?:e[+-]?${DIGITS})?)`,
  'iy',
);
const INTEGER = /0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+|0(?:_?0)*(?![_\d])|[1-9](?:_?\d)*/iy;
const IMAGINARY = new RegExp(`${DIGITS}(?=j)`, 'iy');

/** CPython reads no longer decimal integers. */
const MAX_DIGITS = 4300;

/** A number token of Python at `at`, or null. A token that runs on into a letter or digit is none. */
export function readPyNumber(source: string, at: number): { value: PyValue; end: number } | null {
  const text = match(FLOAT, source, at) ?? match(IMAGINARY, source, at) ?? match(INTEGER, source, at);
  if (text === null) return null;
  let end = at + text.length;
  const imaginary = /^j$/i.test(source[end] ?? '');
  if (imaginary) end++;
  if (/^[\p{L}\p{N}_.]/u.test(source.slice(end, end + 2))) return null;
  const plain = text.replaceAll('_', '');
  if (imaginary) return { value: { type: 'other', text: `${Number(plain)}j` }, end };
  if (/^\d+$/.test(plain) || /^0[xob]/i.test(plain))
    return /^\d/.test(plain) && plain.length > MAX_DIGITS && !/^0[xob]/i.test(plain)
      ? null
      : { value: BigInt(plain), end };
  return { value: Number(plain), end };
}

function match(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}
