import { FIRST_BYTE, pieces } from './vocabulary';

/** Pieces by first character, longest first: greedy longest match. */
const byFirstCharacter = new Map<string, { id: number; text: string }[]>();
for (const [id, text] of pieces.entries()) {
  if (text === '') continue;
  const bucket = byFirstCharacter.get(text[0]!) ?? [];
  // A text that two pieces share (a frame's digit and a byte, say) belongs to the first.
  if (!bucket.some((piece) => piece.text === text)) bucket.push({ id, text });
  byFirstCharacter.set(text[0]!, bucket);
}
for (const bucket of byFirstCharacter.values()) bucket.sort((a, b) => b.text.length - a.text.length);

/** Text → token ids, by greedy longest match, bytes where no piece fits. Lossless for well-formed Unicode:
 * `decode(encode(text)) === text`. */
export function encode(text: string): number[] {
  const ids: number[] = [];
  for (let at = 0; at < text.length; ) {
    const piece = byFirstCharacter.get(text[at]!)?.find((candidate) => text.startsWith(candidate.text, at));
    if (piece) {
      ids.push(piece.id);
      at += piece.text.length;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at)!);
    for (const byte of new TextEncoder().encode(character)) ids.push(FIRST_BYTE + byte);
    at += character.length;
  }
  return ids;
}

/** Token ids → text. Padding and the end token are empty; a broken byte sequence reads as U+FFFD. */
export function decode(ids: Iterable<number>): string {
  let text = '';
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) text += new TextDecoder().decode(Uint8Array.from(bytes));
    bytes = [];
  };
  for (const id of ids) {
    if (id >= FIRST_BYTE) bytes.push(id - FIRST_BYTE);
    else {
      flush();
      text += pieces[id] ?? '';
    }
  }
  flush();
  return text;
}
