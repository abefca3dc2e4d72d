/** What `float()` passes over around a number. */
export const FLOAT_SPACES =
  '\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';
/** What `str.strip()` strips: more than JavaScript's `trim` (the separators 1C–1F, NEL), and not U+FEFF. */
const SPACES = `${FLOAT_SPACES}\x1c\x1d\x1e\x1f`;

/** The range of `text` that Python's `str.strip(chars)` keeps; without `chars` it strips white space. */
export function stripRange(text: string, start: number, end: number, chars = SPACES): [number, number] {
  const gone = (at: number) => chars.includes(text[at]!);
  while (start < end && gone(start)) start++;
  while (end > start && gone(end - 1)) end--;
  return [start, end];
}

/** Python's `str.strip()`. */
export function pyStrip(text: string): string {
  return text.slice(...stripRange(text, 0, text.length));
}

/** Python's `str.rstrip(chars)`. */
export function pyStripEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}
