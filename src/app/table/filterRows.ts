import { cellOf } from './confusion';
import type { Finding } from './findings';
import { outcomeOf } from './outcomes';
import type { Cell, RowFilter } from './rowFilter';
import type { TableRow } from './tableRow';

/** Rows that a filter leaves in, in their order. */
export function filterRows(rows: readonly TableRow[], filter: RowFilter): readonly TableRow[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const { versus, cell } = filter;
  const outcomes = versus?.outcome ? outcomeOf(rows, versus) : null;
  return rows.filter((row) => {
    const { task, rollout, findings, parts } = row;
    if (filter.kind && task.kind !== filter.kind) return false;
    if (filter.policy !== undefined && rollout.policy !== filter.policy) return false;
    if (filter.step !== undefined && rollout.step !== filter.step) return false;
    if (filter.right !== undefined && row.right !== filter.right) return false;
    if (filter.nothingOf && parts[filter.nothingOf] !== 0) return false;
    if (filter.finding || filter.label !== undefined) {
      if (!findings.some((finding) => fits(finding, filter))) return false;
    }
    if (cell && !findings.some((finding) => sameCell(cellOf(finding), cell))) return false;
    if (versus && outcomes) {
      const isOne = rollout.policy === versus.first || rollout.policy === versus.second;
      if (!isOne || outcomes.get(task.id) !== versus.outcome) return false;
    }
    if (words.length === 0) return true;
    const text = `${task.id}\n${task.prompt}\n${rollout.policy}\n${rollout.completion}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function fits({ kind, truth, predicted }: Finding, { finding, label }: RowFilter): boolean {
  const isFalse = kind !== 'correct' && kind !== 'missed' && predicted !== null;
  if (finding === 'false-positive') return isFalse && (label === undefined || predicted === label);
  if (finding && kind !== finding) return false;
  // What is missed is the truth's, whatever another box called it.
  return label === undefined || truth === label || (predicted === label && kind !== 'missed');
}

function sameCell(a: Cell | null, b: Cell): boolean {
  return a !== null && a.truth === b.truth && a.predicted === b.predicted;
}
