import type { PartName } from '#rewards';

const PARTS: readonly PartName[] = ['format', 'frame', 'iou', 'f1', 'answer'];

/** Reads `frame=0,iou=2`: weights of reward parts, those not named stay at 1. Null where that can't be read. */
export function readWeights(text: string): Partial<Record<PartName, number>> | null {
  const weights: Partial<Record<PartName, number>> = {};
  for (const pair of text.split(',')) {
    const [name, value, ...rest] = pair.split('=');
    const part = PARTS.find((known) => known === name);
    if (!part || !value || rest.length > 0 || !(Number(value) >= 0)) return null;
    weights[part] = Number(value);
  }
  return weights;
}
