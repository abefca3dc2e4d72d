import type { Outcome, RowFilter, Versus } from './rowFilter';

export interface FilterChip {
  readonly words: string;
  /** The change that takes the condition away. */
  readonly without: { readonly [K in keyof RowFilter]?: undefined };
}

/** The conditions that no field of the toolbar shows, in words. */
export function filterChips({ label, cell, versus, right }: RowFilter): readonly FilterChip[] {
  const chips: FilterChip[] = [];
  if (label !== undefined) chips.push({ words: label, without: { label: undefined } });
  if (cell) chips.push({ words: cellWords(cell.truth, cell.predicted), without: { cell: undefined } });
  if (right !== undefined) chips.push({ words: right ? 'right' : 'wrong', without: { right: undefined } });
  if (versus?.outcome)
    chips.push({ words: outcomeWords(versus, versus.outcome), without: { versus: undefined } });
  return chips;
}

export function cellWords(truth: string | null, predicted: string | null): string {
  if (truth === null) return `${predicted} where there is none`;
  if (predicted === null) return `${truth} missed`;
  return truth === predicted ? `${truth} found` : `${truth} taken for ${predicted}`;
}

function outcomeWords({ first, second }: Versus, outcome: Outcome): string {
  switch (outcome) {
    case 'both':
      return `${first} and ${second} right`;
    case 'first':
      return `only ${first} right`;
    case 'second':
      return `only ${second} right`;
    case 'neither':
      return `neither ${first} nor ${second} right`;
  }
}
