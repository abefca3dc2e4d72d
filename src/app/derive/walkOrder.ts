import type { LedgerRow } from './ledgerRows';

/** Keys in the order in which the keyboard walks them: predicted boxes from the worst IoU to the best, then what was
 * missed. */
export function walkOrder(rows: readonly LedgerRow[]): readonly string[] {
  const predicted = rows.filter((row) => row.predicted !== null);
  const missed = rows.filter((row) => row.kind === 'fn');
  return [...predicted.toSorted((a, b) => (a.iou ?? 0) - (b.iou ?? 0)), ...missed].map((row) => row.key);
}

/** The key `by` places after `current`, round and round; the first (or, backwards, the last) where there is none. */
export function walk(keys: readonly string[], current: string | null, by: 1 | -1): string | null {
  if (keys.length === 0) return null;
  const at = current === null ? -1 : keys.indexOf(current);
  if (at < 0) return keys[by === 1 ? 0 : keys.length - 1] ?? null;
  return keys[(at + by + keys.length) % keys.length] ?? null;
}
