import { createStore } from 'zustand/vanilla';
import type { RowFilter } from './rowFilter';
import type { RowSort } from './sortRows';
import type { TableView } from './tableView';

/** Whether the table of every rollout is in sight, and what it is narrowed to. Its rows come with it (`rows.ts`). */
export const table = createStore<TableView & { readonly open: boolean }>(() => ({
  open: false,
  filter: {},
  sort: null,
}));
const { getState: get, setState: set } = table;

export function openTable(view?: TableView): void {
  set({ open: true, ...view });
}

export function closeTable(): void {
  set({ open: false });
}

export function toggleTable(): void {
  if (get().open) closeTable();
  else openTable();
}

/** Changes what the table is narrowed to; undefined takes a condition away. */
export function narrow(change: { readonly [K in keyof RowFilter]?: RowFilter[K] | undefined }): void {
  const filter = Object.entries({ ...get().filter, ...change }).filter(([, value]) => value !== undefined);
  set({ filter: Object.fromEntries(filter) });
}

export function clearFilter(): void {
  set({ filter: {} });
}

/** By a column, the largest first; then the smallest first; then as they came. */
export function sortBy(by: RowSort['by']): void {
  const { sort } = get();
  if (sort?.by !== by) set({ sort: { by, descending: true } });
  else set({ sort: sort.descending ? { by, descending: false } : null });
}
