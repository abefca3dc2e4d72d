import { useMemo } from 'react';
import { useStore } from 'zustand';
import { filterRows } from './filterRows';
import type { RowFilter } from './rowFilter';
import { rows as store } from './rows';
import { sortRows } from './sortRows';
import { table } from './table';
import type { TableRow } from './tableRow';

export interface ShownRows {
  /** What the list shows, sorted. */
  readonly shown: readonly TableRow[];
  /** What the summaries beside it are of: narrowed by all but what a click in a summary narrows by. */
  readonly summed: readonly TableRow[];
  /** The same of every policy. */
  readonly compared: readonly TableRow[];
}

/** Filters and sorts the table's rows, when they or the view change. */
export function useRows(): ShownRows {
  const rows = useStore(store, (state) => state.rows);
  const filter = useStore(table, (state) => state.filter);
  const sort = useStore(table, (state) => state.sort);
  const shown = useMemo(() => sortRows(filterRows(rows, filter), sort), [rows, filter, sort]);
  const summed = useMemo(() => filterRows(rows, widened(filter)), [rows, filter]);
  const compared = useMemo(
    () => filterRows(rows, { ...widened(filter), policy: undefined, step: undefined }),
    [rows, filter],
  );
  return { shown, summed, compared };
}

function widened({ text, kind, policy, step, nothingOf }: RowFilter): RowFilter {
  const filter = Object.entries({ text, kind, policy, step, nothingOf });
  return Object.fromEntries(filter.filter(([, value]) => value !== undefined));
}
