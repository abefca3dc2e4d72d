import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { PolicyInfo } from '#scenes';
import { session } from '../state/session';
import { count } from '../words/numbers';
import { ListRow } from './ListRow';
import css from './RowList.module.css';
import { showRow, rows as store } from './rows';
import type { SortKey } from './sortRows';
import { clearFilter, sortBy, table } from './table';
import type { TableRow } from './tableRow';

const ROW_HEIGHT = 26;
const NONE: readonly PolicyInfo[] = [];

const COLUMNS: readonly { readonly key: SortKey | null; readonly title: string; readonly name: string }[] = [
  { key: null, title: '', name: 'right or wrong' },
  { key: 'task', title: 'Task', name: 'task' },
  { key: 'policy', title: 'Policy', name: 'policy' },
  { key: 'step', title: 'Step', name: 'step' },
  { key: null, title: '#', name: 'place in the group' },
  { key: 'reward', title: 'Reward', name: 'reward' },
  { key: 'advantage', title: 'A', name: 'advantage' },
  { key: 'iou', title: 'IoU', name: 'IoU part' },
  { key: 'f1', title: 'F1', name: 'F1 part' },
  { key: null, title: 'Found', name: 'found' },
  { key: 'length', title: 'Length', name: 'length' },
];

/** The rows, only those in sight drawn. Arrow keys move through them, and the stage follows. */
export function RowList({ rows }: { readonly rows: readonly TableRow[] }): ReactElement {
  const scroll = useRef<HTMLDivElement>(null);
  const sort = useStore(table, (state) => state.sort);
  const scored = useStore(store, (state) => state.rows.length);
  const total = useStore(store, (state) => state.total);
  const task = useStore(session, (state) => state.task);
  const policy = useStore(session, (state) => state.policy);
  const rollout = useStore(session, (state) => state.rollout);
  const policies = useStore(session, (state) =>
    state.room.status === 'ready' ? state.room.value.policies : NONE,
  );
  const titles = useMemo(() => new Map(policies.map(({ name, title }) => [name, title ?? name])), [policies]);
  const open = rows.findIndex(
    (row) => row.task.id === task && row.rollout.policy === policy && row.place === rollout,
  );
  // Only a log of a run has rollouts of several steps.
  const steps = rows.some((row) => row.rollout.step !== rows[0]!.rollout.step);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });

  // What the stage shows is in sight when the rows are there; from then on the list stays where it is put.
  const ready = scored > 0 && scored === total;
  const opened = useRef(false);
  useEffect(() => {
    if (!ready || opened.current || open < 0) return;
    opened.current = true;
    virtual.scrollToIndex(open, { align: 'center' });
  }, [ready, open, virtual]);

  const show = (index: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[to];
    if (!row) return;
    showRow(row);
    virtual.scrollToIndex(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: open + 1,
      ArrowUp: open < 0 ? 0 : open - 1,
      PageDown: open + page,
      PageUp: open - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    // The same keys walk through boxes elsewhere.
    event.stopPropagation();
    show(to);
  };

  return (
    <div className={css.list}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its keys scroll it, and the stage follows */}
      <div
        ref={scroll}
        className={steps ? `${css.scroll} ${css.steps}` : css.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable, and has the arrow keys
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <table aria-label="Rollouts" aria-rowcount={rows.length + 1}>
          <thead>
            <tr aria-rowindex={1} className={css.head}>
              {COLUMNS.map(({ key, title, name }) => (
                <th
                  key={name}
                  scope="col"
                  aria-sort={
                    sort && sort.by === key ? (sort.descending ? 'descending' : 'ascending') : undefined
                  }
                  aria-label={name}
                >
                  {key ? (
                    <button type="button" onClick={() => sortBy(key)}>
                      {title}
                      {sort?.by === key && <i aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</i>}
                    </button>
                  ) : (
                    title
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => (
              <ListRow
                key={index}
                row={rows[index]!}
                policy={titles.get(rows[index]!.rollout.policy) ?? rows[index]!.rollout.policy}
                index={index}
                top={start}
                open={index === open}
                onOpen={show}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && (
        <p className={css.none}>
          {scored < total ? (
            `Scoring ${count(total, 'rollout', 'rollouts')}`
          ) : total === 0 ? (
            'No rollouts are stored for this room. Drop a log of them on the page, or press O'
          ) : (
            <>
              No rollout fits
              <button type="button" onClick={clearFilter}>
                Show all {total}
              </button>
            </>
          )}
        </p>
      )}
    </div>
  );
}
