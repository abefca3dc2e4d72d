import type { Finding } from './findings';
import type { Cell } from './rowFilter';
import type { TableRow } from './tableRow';

/** Precision, recall and F1 of one label, counts pooled over rollouts as VG-LLM's evaluator does. */
export interface ClassScore {
  readonly label: string;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Confusion {
  /** Labels that occur, truths by count first. */
  readonly labels: readonly string[];
  /** Of a truth under a name; null as in `Cell`. */
  readonly count: (truth: string | null, predicted: string | null) => number;
  readonly classes: readonly ClassScore[];
}

/** The cell that a finding of a detection counts in: each truth in one of its row, each box that is no truth's partner in one of
 * the row of nothing; null for what counts in none. */
export function cellOf({ kind, truth, predicted }: Finding): Cell | null {
  switch (kind) {
    case 'correct':
    case 'missed':
      return truth === null ? null : { truth, predicted };
    case 'duplicate':
    case 'loose':
    case 'wrong-label-loose':
    case 'background':
      return { truth: null, predicted };
    // The truth that it lies on says so itself, in its own finding.
    case 'wrong-label':
    case 'malformed':
    case 'wrong-answer':
      return null;
  }
}

/** Who was taken for what, and how well each label does, over the detections among some rows. */
export function confusion(rows: readonly TableRow[]): Confusion {
  const cells = new Map<string, number>();
  const key = (truth: string | null, predicted: string | null) => `${truth ?? ''}\n${predicted ?? ''}`;
  const scores = new Map<string, { tp: number; fp: number; fn: number }>();
  const of = (label: string) => {
    const known = scores.get(label) ?? { tp: 0, fp: 0, fn: 0 };
    scores.set(label, known);
    return known;
  };
  for (const { task, findings } of rows) {
    if (task.kind !== 'detection') continue;
    for (const finding of findings) {
      const cell = cellOf(finding);
      if (cell) {
        const at = key(cell.truth, cell.predicted);
        cells.set(at, (cells.get(at) ?? 0) + 1);
      }
      if (finding.kind === 'correct') of(finding.truth!).tp++;
      else if (finding.kind === 'missed') of(finding.truth!).fn++;
      else if (finding.predicted !== null) of(finding.predicted).fp++;
    }
  }
  const classes = [...scores]
    .map(([label, counts]) => ({ label, ...counts, ...rates(counts) }))
    .sort((a, b) => b.tp + b.fn - (a.tp + a.fn) || b.fp - a.fp || (a.label < b.label ? -1 : 1));
  return {
    labels: classes.map(({ label }) => label),
    count: (truth, predicted) => cells.get(key(truth, predicted)) ?? 0,
    classes,
  };
}

function rates({ tp, fp, fn }: { tp: number; fp: number; fn: number }) {
  const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  return { precision: ratio(tp, tp + fp), recall: ratio(tp, tp + fn), f1: ratio(2 * tp, 2 * tp + fp + fn) };
}
