/** Colours that are told apart on a light and on a dark ground. */
const PALETTE = [
  '#4e79a7',
  '#f28e2b',
  '#59a14f',
  '#e15759',
  '#76b7b2',
  '#edc948',
  '#b07aa1',
  '#ff9da7',
  '#9c755f',
  '#86bcb6',
  '#d37295',
  '#8cd17d',
  '#b6992d',
  '#499894',
  '#f1ce63',
  '#a0cbe8',
  '#d7b5a6',
  '#fabfd2',
  '#79706e',
  '#d4a6c8',
] as const;

/** The colour of an imported instance: by its label, the same in every scene. sRGB `#rrggbb`. */
export function labelColour(label: string): string {
  let hash = 0;
  for (const letter of label) hash = (Math.imul(hash, 31) + letter.codePointAt(0)!) | 0;
  return PALETTE[(hash >>> 0) % PALETTE.length]!;
}
