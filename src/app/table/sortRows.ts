import type { TableRow } from './tableRow';

export const SORT_KEYS = ['task', 'policy', 'step', 'reward', 'advantage', 'iou', 'f1', 'length'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface RowSort {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** Sorted rows; equal ones keep their order, and rows without the value come last either way. */
export function sortRows(rows: readonly TableRow[], sort: RowSort | null): readonly TableRow[] {
  if (!sort) return rows;
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a, sort.by), value(b, sort.by)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return x < y ? -sign : x > y ? sign : 0;
  });
}

function value({ task, rollout, total, advantage, parts }: TableRow, by: SortKey): number | string | null {
  switch (by) {
    case 'task':
      return task.id;
    case 'policy':
      return rollout.policy;
    case 'step':
      return rollout.step;
    case 'reward':
      return total;
    case 'advantage':
      return advantage;
    case 'iou':
      return parts.iou ?? null;
    case 'f1':
      return parts.f1 ?? null;
    case 'length':
      return rollout.tokens?.length ?? rollout.completion.length;
  }
}
