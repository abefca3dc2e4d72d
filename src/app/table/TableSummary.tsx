import { type ReactElement, useState } from 'react';
import { Choice } from '../ui/Choice';
import { ClassScores } from './ClassScores';
import { ConfusionGrid } from './ConfusionGrid';
import css from './TableSummary.module.css';
import type { TableRow } from './tableRow';
import { VersusGrid } from './VersusGrid';

const TABS = [
  { value: 'labels', title: 'Per label' },
  { value: 'confusion', title: 'Confusion' },
  { value: 'versus', title: 'Two policies' },
] as const;
type Tab = (typeof TABS)[number]['value'];

interface Props {
  readonly rows: readonly TableRow[];
  /** Of every policy. */
  readonly compared: readonly TableRow[];
}

/** What the rows add up to. Every figure narrows the rows to those that it counts. */
export function TableSummary({ rows, compared }: Props): ReactElement {
  const [tab, setTab] = useState<Tab>('labels');
  return (
    <aside className={css.summary} aria-label="What the rows add up to">
      <Choice label="Summary" value={tab} options={TABS} onChange={setTab} />
      {tab === 'labels' ? (
        <ClassScores rows={rows} />
      ) : tab === 'confusion' ? (
        <ConfusionGrid rows={rows} />
      ) : (
        <VersusGrid rows={compared} />
      )}
    </aside>
  );
}
