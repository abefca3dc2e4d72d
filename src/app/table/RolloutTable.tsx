import { type ReactElement, useEffect } from 'react';
import { useStore } from 'zustand';
import { session } from '../state/session';
import css from './RolloutTable.module.css';
import { RowList } from './RowList';
import { readRows } from './rows';
import { TableSummary } from './TableSummary';
import { TableToolbar } from './TableToolbar';
import { useRows } from './useRows';

/** Every rollout of the room: found, sorted, counted. The stage above shows the row that is chosen. */
export function RolloutTable(): ReactElement {
  const room = useStore(session, (state) => (state.room.status === 'ready' ? state.room.value : null));
  useEffect(() => {
    if (room) void readRows(room);
  }, [room]);
  const { shown, summed, compared } = useRows();
  return (
    <section className={css.pane} aria-label="All rollouts">
      <TableToolbar shown={shown.length} />
      <div className={css.body}>
        <RowList rows={shown} />
        <TableSummary rows={summed} compared={compared} />
      </div>
    </section>
  );
}
