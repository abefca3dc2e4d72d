import { type ReactElement, useMemo } from 'react';
import { useStore } from 'zustand';
import { session } from '../state/session';
import { Select } from '../ui/Select';
import { percent } from '../words/numbers';
import { outcomeOf } from './outcomes';
import type { Outcome } from './rowFilter';
import summary from './TableSummary.module.css';
import { narrow, table } from './table';
import type { TableRow } from './tableRow';
import css from './VersusGrid.module.css';

/** Two policies on the same prompts: where both, one or neither is right. A count narrows the rows to its prompts. */
export function VersusGrid({ rows }: { readonly rows: readonly TableRow[] }): ReactElement {
  const room = useStore(session, (state) => (state.room.status === 'ready' ? state.room.value : null));
  const chosen = useStore(table, (state) => state.filter.versus);
  const names = (room?.policies ?? []).map(({ name, title }) => ({ value: name, title: title ?? name }));
  const first = chosen?.first ?? names.at(-2)?.value ?? '';
  const second = chosen?.second ?? names.at(-1)?.value ?? '';
  const outcomes = useMemo(() => outcomeOf(rows, { first, second }), [rows, first, second]);
  if (names.length < 2) return <p className={summary.none}>It takes the rollouts of two policies</p>;
  const prompts = outcomes.size;
  const cell = (outcome: Outcome) => {
    const value = [...outcomes.values()].filter((each) => each === outcome).length;
    const pressed = chosen?.outcome === outcome;
    return (
      <td data-tone={outcome}>
        <button
          type="button"
          aria-pressed={pressed}
          disabled={value === 0}
          onClick={() => narrow({ versus: pressed ? undefined : { first, second, outcome } })}
        >
          <b>{value}</b>
          <span>{prompts > 0 ? percent(value / prompts) : ''}</span>
        </button>
      </td>
    );
  };
  return (
    <>
      <div className={css.pair}>
        <Select
          label="Rows"
          value={first}
          options={names}
          onChange={(value) => narrow({ versus: { first: value, second } })}
        />
        <Select
          label="Columns"
          value={second}
          options={names}
          onChange={(value) => narrow({ versus: { first, second: value } })}
        />
      </div>
      <table className={css.versus}>
        <thead>
          <tr>
            <td />
            <th scope="col">{second} right</th>
            <th scope="col">{second} wrong</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{first} right</th>
            {cell('both')}
            {cell('first')}
          </tr>
          <tr>
            <th scope="row">{first} wrong</th>
            {cell('second')}
            {cell('neither')}
          </tr>
        </tbody>
      </table>
      <p className={summary.axes}>
        {prompts} prompts that both answered. Right: more than half of the group’s rollouts are, by the metric
        (detection F1@0.25 ≥ 0.5, grounding IoU over 0.25, an answer’s score ≥ 0.5)
      </p>
    </>
  );
}
