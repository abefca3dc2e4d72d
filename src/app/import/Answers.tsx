import type { ReactElement } from 'react';
import { count } from '../words/numbers';
import css from './ImportDialog.module.css';
import { chooseGroupSize } from './importing';
import type { PredictionsView } from './importView';

/** A dump of completions: how it was grouped, and how much of it belongs to tasks that are here. */
export function Answers({ predictions }: { readonly predictions: PredictionsView }): ReactElement {
  const { format, rows, groups, grouping, unsure, matched, unmatched, notes } = predictions;
  return (
    <section aria-label="Answers">
      <h3>Answers of a model</h3>
      <dl className={css.facts}>
        <div>
          <dt>Format</dt>
          <dd>{format}</dd>
        </div>
        <div>
          <dt>Answers</dt>
          <dd>
            {rows.toLocaleString('en')} in {count(groups, 'group', 'groups')}
          </dd>
        </div>
        <div>
          <dt>Belong to tasks here</dt>
          <dd>
            {matched.toLocaleString('en')} of {rows.toLocaleString('en')}
          </dd>
        </div>
      </dl>
      {unsure && (
        <label className={css.size}>
          Answers in a group
          <input
            type="number"
            min={1}
            max={rows}
            onChange={({ target }) => {
              if (target.valueAsNumber >= 1) void chooseGroupSize(target.valueAsNumber);
            }}
          />
        </label>
      )}
      <ul className={css.notes}>
        {grouping && <li>{grouping}</li>}
        {unmatched.map(({ reason, remedy, rows: left }) => (
          <li key={reason}>
            {count(left, 'answer', 'answers')} left out: {reason}. {remedy}
          </li>
        ))}
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
