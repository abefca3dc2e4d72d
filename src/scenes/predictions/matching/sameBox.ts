import type { HintBox } from '../predictionDump';

/** Prompts and answers round boxes to two decimals. */
const ROUNDING = 0.0051;

/** Whether two boxes of nine numbers are the same solid as far as rounded numbers tell. Its edges may be named differently and its
 * angles written in another order: centre and sorted extents are compared. */
export function sameBox(a: readonly number[], b: readonly number[]): boolean {
  return close(a.slice(0, 3), b.slice(0, 3)) && close(extents(a), extents(b));
}

/** Whether two lists hold the same labelled boxes, in whatever order. */
export function sameBoxes(a: readonly HintBox[], b: readonly HintBox[]): boolean {
  if (a.length !== b.length) return false;
  const left = [...b];
  return a.every(({ label, box }) => {
    const index = left.findIndex((other) => other.label === label && sameBox(other.box, box));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

function close(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, i) => Math.abs(value - b[i]!) <= ROUNDING);
}

function extents(box: readonly number[]): number[] {
  return box.slice(3, 6).sort((a, b) => a - b);
}
