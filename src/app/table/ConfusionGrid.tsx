import { type KeyboardEvent, type ReactElement, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import css from './ConfusionGrid.module.css';
import { confusion } from './confusion';
import { cellWords } from './filterChips';
import summary from './TableSummary.module.css';
import { narrow, table } from './table';
import type { TableRow } from './tableRow';

/** Who was taken for what: a row a truth, a column a name given to it. A cell narrows the rows to those that it counts. */
export function ConfusionGrid({ rows }: { readonly rows: readonly TableRow[] }): ReactElement {
  const { labels, count } = useMemo(() => confusion(rows), [rows]);
  const cell = useStore(table, (state) => state.filter.cell);
  const [at, setAt] = useState({ row: 0, column: 0 });
  if (labels.length === 0) return <p className={summary.none}>No detection is among these rows</p>;
  // What is missed stands first among the names: it is what one looks for. A row's cells share its truths among them.
  const truths: readonly (string | null)[] = [...labels, null];
  const names: readonly (string | null)[] = [null, ...labels];
  const share = (truth: string | null, predicted: string | null) =>
    count(truth, predicted) /
    Math.max(
      1,
      names.reduce((sum, name) => sum + count(truth, name), 0),
    );
  const here = {
    truth: truths[Math.min(at.row, labels.length)] ?? null,
    predicted: names[Math.min(at.column, labels.length)] ?? null,
  };
  const choose = (truth: string | null, predicted: string | null) => {
    const pressed = cell?.truth === truth && cell.predicted === predicted;
    narrow(
      pressed
        ? { cell: undefined, kind: undefined }
        : { cell: { truth, predicted }, kind: 'detection', label: undefined, finding: undefined },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const within = (value: number) => Math.max(0, Math.min(labels.length, value));
    const next = { row: within(at.row + move[0]), column: within(at.column + move[1]) };
    setAt(next);
    document.getElementById(cellId(next.row, next.column))?.focus();
  };
  const title = (side: string | null, empty: string) => side ?? empty;
  return (
    <>
      <p className={summary.axes}>
        a row is what is there, a column what it was called
        <br />
        <b>
          {cellWords(here.truth, here.predicted)}: {count(here.truth, here.predicted)}
        </b>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are pressed is a grid */}
      <table className={css.confusion} role="grid" onKeyDown={onKeyDown} aria-label="Confusion of labels">
        <tbody>
          {truths.map((truth, row) => (
            <tr key={title(truth, '')}>
              <th scope="row">{title(truth, 'nothing there')}</th>
              {names.map((predicted, column) => {
                const value = count(truth, predicted);
                const none = truth === null && predicted === null;
                const tone = truth === predicted ? 'tp' : predicted === null ? 'fn' : 'fp';
                const words = none ? 'not counted' : `${cellWords(truth, predicted)}: ${value}`;
                return (
                  <td key={title(predicted, '')}>
                    <button
                      id={cellId(row, column)}
                      type="button"
                      tabIndex={row === at.row && column === at.column ? 0 : -1}
                      aria-pressed={!!cell && cell.truth === truth && cell.predicted === predicted}
                      aria-label={words}
                      title={words}
                      disabled={none}
                      data-tone={tone}
                      style={{ '--weight': Math.sqrt(share(truth, predicted)) } as React.CSSProperties}
                      onFocus={() => setAt({ row, column })}
                      onPointerEnter={() => setAt({ row, column })}
                      onClick={() => value > 0 && choose(truth, predicted)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function cellId(row: number, column: number): string {
  return `confusion-${row}-${column}`;
}
