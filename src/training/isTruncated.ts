import type { Completions } from './completions';
import { END } from './tokens/vocabulary';

/** Whether completion `row` was cut off at the longest length, before it came to its end token. */
export function isTruncated({ tokens, length }: Completions, row: number): boolean {
  return !tokens.subarray(row * length, (row + 1) * length).includes(END);
}
