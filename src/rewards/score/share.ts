import type { LedgerEntry, PartName } from '../result';

/** One part of a reward before gate and weight: value and maximum 1, and how they are divided over the ledger. */
export interface PartScore {
  readonly name: PartName;
  readonly value: number;
  readonly entries: readonly LedgerEntry[];
}

/** A part that belongs to no box: one entry earns and loses it all. */
export function answerPart(name: PartName, value: number): PartScore {
  return { name, value, entries: [{ ...answerEntry(name), earned: value, lost: 1 - value }] };
}

function answerEntry(part: PartName): Omit<LedgerEntry, 'earned' | 'lost'> {
  return { kind: 'answer', part, predicted: null, target: null, iou: null };
}
