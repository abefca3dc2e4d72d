import type { CameraBox } from './box';

/** A half-open range of characters `[start, end)` of the completion. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The parts that a reward is made of, in the order in which they are shown. */
export type PartName = 'format' | 'frame' | 'iou' | 'f1' | 'answer';

/** One part of a reward: `value ≤ maximum`, both before weighting; it adds `weight · value` to the total. */
export interface RewardPart {
  readonly name: PartName;
  readonly value: number;
  readonly weight: number;
  readonly maximum: number;
}

/** What one predicted box, one missed box or one answer added to and took from one part of the reward.
 * Over all entries `earned` sums to the total, `lost` to (maximum − total), within 1e-12. */
export interface LedgerEntry {
  readonly kind: 'tp' | 'fp' | 'fn' | 'answer';
  readonly part: PartName;
  /** Index of the predicted box (in the order of the text), or null. */
  readonly predicted: number | null;
  /** Index of the target's box, or null. */
  readonly target: number | null;
  /** IoU of `predicted` with the truth it was compared with; 0 where there is none; null where IoU says nothing. */
  readonly iou: number | null;
  readonly earned: number;
  readonly lost: number;
}

/** Something wrong with a completion (or a target), and where. */
export interface Issue {
  /** Machine-readable kind, for filters and tests. */
  readonly code: string;
  /** What is wrong and what was expected, in words. */
  readonly message: string;
  /** Where in the completion; null where it is about the task or the text as a whole. */
  readonly span: Span | null;
}

/** A box as read from a completion. */
export interface ParsedBox {
  /** Null in grounding, which names no label. */
  readonly label: string | null;
  /** Null where the entry is listed but invalid (wrong length, NaN, a size ≤ 0): it counts as a false positive. */
  readonly box: CameraBox | null;
  /** The whole entry, `{…}`. */
  readonly span: Span;
}

/** What could be read out of a completion. */
export interface Prediction {
  readonly boxes: readonly ParsedBox[];
  /** Grounding: the number after `"frame"`, whatever it was. */
  readonly frame: { readonly value: number; readonly span: Span } | null;
  /** Reasoning: the text between the answer tags, trimmed. */
  readonly answer: { readonly text: string; readonly span: Span } | null;
  /** The text between the think tags. */
  readonly thought: Span | null;
}

/** A scored completion: pure data, the same for the same text in every place it runs. */
export interface RewardResult {
  readonly total: number;
  readonly maximum: number;
  readonly parts: readonly RewardPart[];
  readonly ledger: readonly LedgerEntry[];
  readonly issues: readonly Issue[];
  readonly prediction: Prediction;
}
