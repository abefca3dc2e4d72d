import { type ReactElement, useMemo } from 'react';
import { useStore } from 'zustand';
import { Mark, type MarkKind } from '../ui/Mark';
import { fixed } from '../words/numbers';
import css from './ClassScores.module.css';
import { confusion } from './confusion';
import type { FindingFilter } from './rowFilter';
import summary from './TableSummary.module.css';
import { narrow, table } from './table';
import type { TableRow } from './tableRow';

/** Counts, precision, recall and F1 of each label; a count narrows the rows to those that it counts. */
export function ClassScores({ rows }: { readonly rows: readonly TableRow[] }): ReactElement {
  const { classes } = useMemo(() => confusion(rows), [rows]);
  const filter = useStore(table, (state) => state.filter);
  if (classes.length === 0) return <p className={summary.none}>No detection is among these rows</p>;
  const count = (label: string, value: number, kind: MarkKind, finding: FindingFilter, words: string) => {
    const pressed = filter.label === label && filter.finding === finding;
    return (
      <td>
        <button
          type="button"
          aria-pressed={pressed}
          disabled={value === 0}
          aria-label={`${value} ${label} ${words}`}
          onClick={() =>
            narrow(
              pressed
                ? { label: undefined, finding: undefined, kind: undefined }
                : { label, finding, kind: 'detection', cell: undefined },
            )
          }
        >
          {value > 0 && <Mark kind={kind} />}
          {value}
        </button>
      </td>
    );
  };
  return (
    <table className={css.classes}>
      <caption className="visually-hidden">Detections by label, IoU over 0.25, counts pooled</caption>
      <thead>
        <tr>
          <th scope="col">label</th>
          <th scope="col">found</th>
          <th scope="col">false</th>
          <th scope="col">missed</th>
          <th scope="col">P</th>
          <th scope="col">R</th>
          <th scope="col">F1</th>
        </tr>
      </thead>
      <tbody>
        {classes.map(({ label, tp, fp, fn, precision, recall, f1 }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {count(label, tp, 'tp', 'correct', 'found')}
            {count(label, fp, 'fp', 'false-positive', 'named falsely')}
            {count(label, fn, 'fn', 'missed', 'missed')}
            <td>{fixed(precision, 2)}</td>
            <td>{fixed(recall, 2)}</td>
            <td>
              <b>{fixed(f1, 2)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
