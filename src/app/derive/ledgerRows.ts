import type { LedgerEntry, PartName, RewardResult, Task } from '#rewards';
import { predictedKey, truthKey } from './boxKey';
import { truthLabel } from './truthLabel';

export interface Share {
  readonly earned: number;
  readonly lost: number;
}

/** One line of the ledger as it is shown: all that one predicted box, one missed truth or one answer did. */
export interface LedgerRow {
  /** A box's key, or the name of the part that belongs to no box. */
  readonly key: string;
  readonly kind: LedgerEntry['kind'];
  readonly label: string;
  readonly predicted: number | null;
  readonly target: number | null;
  readonly iou: number | null;
  readonly parts: Readonly<Partial<Record<PartName, Share>>>;
  readonly earned: number;
  readonly lost: number;
}

/** Parts that are shared out over boxes, in the order of the ledger's columns. */
export const BOX_PARTS: readonly PartName[] = ['iou', 'f1'];

/** The ledger's entries, one row per box or answer: format first, then as in the text, then what was missed. */
export function ledgerRows(task: Task, result: RewardResult): readonly LedgerRow[] {
  const entriesOf = new Map<string, LedgerEntry[]>();
  for (const entry of result.ledger) {
    const key =
      entry.predicted !== null
        ? predictedKey(entry.predicted)
        : entry.target !== null && entry.kind !== 'answer'
          ? truthKey(entry.target)
          : entry.part;
    entriesOf.set(key, [...(entriesOf.get(key) ?? []), entry]);
  }
  return [...entriesOf]
    .map(([key, entries]) => row(key, entries, task, result))
    .sort((a, b) => rank(a) - rank(b) || (a.predicted ?? a.target ?? 0) - (b.predicted ?? b.target ?? 0));
}

function row(key: string, entries: readonly LedgerEntry[], task: Task, result: RewardResult): LedgerRow {
  // A box's verdict stands in its F1 entry; its IoU entry may come without one.
  const verdict = entries.find((entry) => entry.part === 'f1') ?? entries[0]!;
  const predicted = entries.find((entry) => entry.predicted !== null)?.predicted ?? null;
  const target = entries.find((entry) => entry.target !== null)?.target ?? null;
  const parts: Partial<Record<PartName, Share>> = {};
  for (const { part, earned, lost } of entries) {
    parts[part] = { earned: (parts[part]?.earned ?? 0) + earned, lost: (parts[part]?.lost ?? 0) + lost };
  }
  const sum = (of: 'earned' | 'lost') => entries.reduce((total, entry) => total + entry[of], 0);
  return {
    key,
    kind: verdict.kind,
    label: label(predicted, target, verdict, task, result),
    predicted,
    target,
    iou: entries.find((entry) => entry.iou !== null)?.iou ?? null,
    parts,
    earned: sum('earned'),
    lost: sum('lost'),
  };
}

function label(
  predicted: number | null,
  target: number | null,
  verdict: LedgerEntry,
  task: Task,
  result: RewardResult,
): string {
  if (predicted !== null) return result.prediction.boxes[predicted]?.label ?? truthLabel(task, 0);
  if (verdict.kind !== 'answer' && target !== null) return `${truthLabel(task, target)}, missed`;
  return partLabels[verdict.part];
}

const partLabels: Readonly<Record<PartName, string>> = {
  format: 'format',
  frame: 'frame',
  iou: 'no box named',
  f1: 'no box named',
  answer: 'answer',
};

function rank(row: LedgerRow): number {
  if (row.kind === 'answer') return row.key === 'format' ? 0 : 1;
  return row.predicted !== null ? 2 : 3;
}
