import { X } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PartName, TaskKind } from '#rewards';
import { session } from '../state/session';
import { Select } from '../ui/Select';
import { findingTitles } from '../words/findingTitle';
import { kindTitles } from '../words/taskTitle';
import { filterChips } from './filterChips';
import type { FindingFilter } from './rowFilter';
import { rows } from './rows';
import css from './TableToolbar.module.css';
import { clearFilter, closeTable, narrow, table } from './table';
import type { TableRow } from './tableRow';

const PARTS: readonly PartName[] = ['format', 'frame', 'iou', 'f1', 'answer'];
const ANY = { value: '', title: 'any' };

/** What the table is narrowed to, and how much is left. */
export function TableToolbar({ shown }: { readonly shown: number }): ReactElement {
  const filter = useStore(table, (state) => state.filter);
  const all = useStore(rows, (state) => state.rows);
  const scored = all.length;
  const total = useStore(rows, (state) => state.total);
  const room = useStore(session, (state) => (state.room.status === 'ready' ? state.room.value : null));
  const steps = useMemo(() => stepsOf(all), [all]);
  const chips = filterChips(filter);
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <header className={css.bar}>
      <h2>All rollouts</h2>
      <p className={css.count} role="status">
        {scored < total ? (
          <>
            scoring <progress max={total} value={scored} aria-label="Rollouts scored" /> {scored} of {total}
          </>
        ) : (
          <>
            <b>{shown.toLocaleString('en')}</b> of {total.toLocaleString('en')}
          </>
        )}
      </p>
      <input
        type="search"
        className={css.search}
        placeholder="Search prompts and completions"
        aria-label="Search prompts and completions"
        value={filter.text ?? ''}
        onChange={({ target }) => narrow({ text: target.value || undefined })}
      />
      <Select
        label="Kind"
        value={filter.kind ?? ''}
        options={[ANY, ...Object.entries(kindTitles).map(([value, title]) => ({ value, title }))]}
        onChange={(value) => narrow({ kind: (value || undefined) as TaskKind | undefined })}
      />
      <Select
        label="Policy"
        value={filter.policy ?? ''}
        options={[
          ANY,
          ...(room?.policies ?? []).map(({ name, title }) => ({ value: name, title: title ?? name })),
        ]}
        onChange={(value) => narrow({ policy: value || undefined, step: undefined })}
      />
      {steps.length > 1 && (
        <Select
          label="Step"
          value={filter.step?.toString() ?? ''}
          options={[ANY, ...steps.map((step) => ({ value: String(step), title: String(step) }))]}
          onChange={(value) => narrow({ step: value ? Number(value) : undefined })}
        />
      )}
      <Select
        label="Found"
        value={filter.finding ?? ''}
        options={[ANY, ...Object.entries(findingTitles).map(([value, title]) => ({ value, title }))]}
        onChange={(value) => narrow({ finding: (value || undefined) as FindingFilter | undefined })}
      />
      <Select
        label="Earned nothing of"
        value={filter.nothingOf ?? ''}
        options={[ANY, ...PARTS.map((value) => ({ value, title: value === 'iou' ? 'IoU' : value }))]}
        onChange={(value) => narrow({ nothingOf: (value || undefined) as PartName | undefined })}
      />
      {chips.map(({ words, without }) => (
        <button
          key={words}
          type="button"
          className={css.chip}
          onClick={() => narrow(without)}
          aria-label={`Without: ${words}`}
        >
          {words} <X size={12} aria-hidden="true" />
        </button>
      ))}
      {isNarrowed && (
        <button type="button" className={css.clear} onClick={clearFilter}>
          Show all
        </button>
      )}
      <button
        type="button"
        className={css.close}
        onClick={closeTable}
        aria-label="Back to this prompt’s cards"
      >
        <X size={16} aria-hidden="true" />
      </button>
    </header>
  );
}

/** The training steps that the rows are of. */
function stepsOf(all: readonly TableRow[]): readonly number[] {
  return [...new Set(all.map(({ rollout }) => rollout.step))].sort((a, b) => a - b);
}
