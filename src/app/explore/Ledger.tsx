import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { BOX_PARTS } from '../derive/ledgerRows';
import { session } from '../state/session';
import { useCurrent } from '../state/useCurrent';
import { PaneHeader } from '../ui/PaneHeader';
import { count, reward } from '../words/numbers';
import css from './Ledger.module.css';
import { LedgerLine } from './LedgerLine';

/** What every box earned and lost; the column sums are the parts of the reward. */
export function Ledger(): ReactElement | null {
  const current = useCurrent();
  const hovered = useStore(session, (state) => state.hovered);
  const selected = useStore(session, (state) => state.selected);
  const member = current?.member;
  if (!member) return null;
  const { task, group } = current;
  const { result, rows } = member;
  const boxes = result.prediction.boxes.length;
  const columns =
    task.kind === 'reasoning'
      ? []
      : BOX_PARTS.filter((part) => result.parts.some(({ name }) => name === part));
  // Grounding has one box: its column would only repeat what it earned.
  const shared = task.kind === 'detection' ? columns : [];
  return (
    <section className={css.ledger} aria-labelledby="ledger-title">
      <PaneHeader id="ledger-title" title="Ledger">
        {task.kind !== 'reasoning' && (
          <span>
            {count(boxes, 'box', 'boxes')}, {count(group.truths.length, 'truth', 'truths')}
          </span>
        )}
      </PaneHeader>
      <table className={css.table}>
        <caption className="visually-hidden">Ledger</caption>
        <thead>
          <tr>
            <th className={css.sign}>
              <span className="visually-hidden">Verdict</span>
            </th>
            <th className={css.name} scope="col">
              {task.kind === 'reasoning' ? 'Part' : 'Box'}
            </th>
            {columns.length > 0 && (
              <th className={css.iou} scope="col">
                IoU
              </th>
            )}
            {shared.map((part) => (
              <th key={part} scope="col">
                {part === 'iou' ? `IoU ÷ ${boxes}` : 'F1'}
              </th>
            ))}
            <th className={css.earned} scope="col">
              Earned
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LedgerLine
              key={row.key}
              row={row}
              task={task}
              result={result}
              columns={shared}
              withIoU={columns.length > 0}
              lit={row.key === hovered}
              selected={row.key === selected}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th className={css.name} scope="row">
              total
            </th>
            {columns.length > 0 && <td />}
            {shared.map((part) => {
              const found = result.parts.find(({ name }) => name === part);
              return <td key={part}>{found && reward(found.value * found.weight)}</td>;
            })}
            <td className={css.earned}>{reward(result.total)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
