import type { Completions } from './completions';
import { END } from './tokens/vocabulary';

/** Tokens of completion `row`, its end token included; all of them where it was cut off. */
export function completionLength({ tokens, length }: Completions, row: number): number {
  const end = tokens.subarray(row * length, (row + 1) * length).indexOf(END);
  return end < 0 ? length : end + 1;
}
