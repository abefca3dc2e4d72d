import type { Json } from '../predictionDump';
import { numberOf } from '../read/fields';

/** The texts in `resps`: `[[text]]`, `[text]` or `text`; several where a row was answered several times.
 * @returns null where there is no text: nothing, or pairs of likelihood and "is it the greedy one" */
export function readResponses(value: Json | undefined): readonly string[] | null {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value) || value.length === 0) return null;
  if (isLikelihood(value)) return null;
  const texts = value.map((item: Json) => readResponses(item));
  return texts.every((text) => text !== null) ? texts.flat() : null;
}

function isLikelihood(pair: readonly Json[]): boolean {
  const [likelihood, greedy] = pair;
  return (
    pair.length === 2 &&
    numberOf(likelihood) !== undefined &&
    [true, false, 'True', 'False'].includes(greedy as boolean | string)
  );
}
