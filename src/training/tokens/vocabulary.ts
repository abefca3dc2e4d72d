import { categories20 } from '#rewards';
import { DETECTION_PROMPT } from '#scenes';
import { numberGrid } from './numberGrid';
import { questionPieces } from './questionPieces';

/** Padding: never written, never scored. */
export const PAD = 0;
/** End of a completion. */
export const END = 1;

const labels = categories20;
const numbers = Array.from({ length: numberGrid.count }, (_, index) => numberGrid.text(index));

/** Every token's text, by id. A piece is a fixed string of the format, a label, a number of the grid (alone, or after
 * a comma, so that nine numbers take nine tokens), or a single byte: any text can be written, malformed text too. */
export const pieces: readonly string[] = [
  '',
  '',
  // Prompts
  'Find the',
  DETECTION_PROMPT,
  ' nearest',
  ' farthest',
  ' largest',
  ' smallest',
  ...labels.map((label) => ` ${label}`),
  // Completions
  '<think>',
  '</think>',
  '<answer>',
  '</answer>',
  '{"frame": ',
  ...Array.from({ length: 32 }, (_, frame) => String(frame)),
  ', "bbox_3d": [',
  ']}',
  '[\n\t',
  ',\n\t',
  '\n]',
  '[]',
  ...labels.map((label) => `{"label": "${label}", "bbox_3d": [`),
  ...numbers,
  ...numbers.map((number) => `, ${number}`),
  // Questions
  ...labels,
  ...labels.map((label) => `, ${label}`),
  ...questionPieces,
];

/** Id of byte 0; the 256 bytes follow the pieces. */
export const FIRST_BYTE = pieces.length;
export const VOCABULARY_SIZE = FIRST_BYTE + 256;

/** Changes whenever a token's meaning does: a checkpoint carries it and is refused under another. */
export const VOCABULARY_VERSION = 'pieces-2';
