import { FLOAT_SPACES, stripRange } from './text';

const DIGITS = String.raw`\d(?:_?\d)*`;
const NUMBER = new RegExp(`^[+-]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:e[+-]?${DIGITS})?$`, 'i');
const NAMED = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** Python's `float(text)`: white space around it, `_` between digits, any script's decimal digits, `inf` and `nan`.
 * Null where Python raises ValueError. */
export function pyFloat(text: string): number | null {
  const stripped = text.slice(...stripRange(text, 0, text.length, FLOAT_SPACES));
  const plain = stripped.replace(/\p{Nd}/gu, toAsciiDigit);
  if (NUMBER.test(plain)) return Number(plain.replaceAll('_', ''));
  const named = NAMED.exec(plain);
  if (!named) return null;
  if (!named[2]) return Number.NaN;
  return named[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Unicode's decimal digits come in unbroken runs of ten, 0 to 9, each run's first one after a non-digit or a full run. */
function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  if (code < 0x80) return digit;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}
