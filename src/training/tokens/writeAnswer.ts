import type { Box9 } from '#rewards';
import { numberGrid } from './numberGrid';

/** The text that imitation teaches for a detection: one object a line, as VG-LLM's data have it, numbers on the grid. */
export function writeDetection(boxes: readonly { readonly label: string; readonly box: Box9 }[]): string {
  const lines = boxes.map(({ label, box }) => `{"label": "${label}", "bbox_3d": [${numbers(box)}]}`);
  return envelope(lines.length === 0 ? '[]' : `[\n\t${lines.join(',\n\t')}\n]`);
}

/** The text that imitation teaches for a grounding: frame, and box in that frame's camera. */
export function writeGrounding(frame: number, box: Box9): string {
  return envelope(`{"frame": ${frame}, "bbox_3d": [${numbers(box)}]}`);
}

const numbers = (box: Box9) => box.map((value) => numberGrid.round(value)).join(', ');

/** Perception carries no working, so the thought is empty (3d-rft.md §2.1: trained without chains of thought). */
const envelope = (answer: string) => `<think></think><answer>${answer}</answer>`;
