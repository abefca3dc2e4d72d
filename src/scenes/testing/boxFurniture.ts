import { boxModel } from '../generator/boxMesh';
import type { Furniture } from '../generator/furniture';

const SIZES: readonly [string, number, number, number][] = [
  ['bed', 1.6, 2, 0.6],
  ['couch', 2, 0.9, 0.85],
  ['table', 1.3, 0.8, 0.74],
  ['table', 1.1, 0.6, 0.42],
  ['chair', 0.48, 0.52, 0.95],
  ['desk', 1.3, 0.65, 0.74],
  ['cabinet', 0.9, 0.4, 1.6],
  ['stand', 0.48, 0.42, 0.5],
  ['dresser', 1.4, 0.5, 0.82],
  ['lamp', 0.4, 0.4, 1.5],
  ['lamp', 0.25, 0.25, 0.4],
  ['pillow', 0.45, 0.16, 0.42],
  ['monitor', 0.55, 0.2, 0.45],
  ['bin', 0.3, 0.3, 0.4],
  ['refrigerator', 0.7, 0.7, 1.7],
  ['stove', 0.6, 0.6, 0.9],
  ['bathtub', 1.7, 0.75, 0.6],
  ['toilet', 0.4, 0.65, 0.75],
];

/** Furniture for tests: plain boxes of changing colours. Their rays meet exactly their annotated boxes. */
export function boxFurniture(): Furniture[] {
  return SIZES.map(([label, width, depth, height], index) => {
    const colours = Uint8Array.from({ length: 36 }, (_, i) => 60 + ((index * 37 + (i % 3) * 71) % 180));
    return boxModel(`${label} ${index}`, label, [width, depth, height], colours);
  });
}
