import { pyFloat } from '../parse/python/float';
import { pyStrip, pyStripEnd } from '../parse/python/text';

/** VSI-Bench's `fuzzy_matching`: what stands before the first space, without full stops at its end, trimmed. */
export function vsiAnswer(text: string): string {
  return pyStrip(pyStripEnd(text.split(' ', 1)[0] ?? '', '.'));
}

/** VSI-Bench's `exact_match` of an option's letter, upper or lower case: 1 or 0. */
export function vsiAccuracy(text: string, truth: string): 0 | 1 {
  return vsiAnswer(text).toLowerCase() === truth.toLowerCase() ? 1 : 0;
}

/** The number that VSI-Bench reads; null where it reads none. */
export function vsiNumber(text: string): number | null {
  return pyFloat(vsiAnswer(text));
}
