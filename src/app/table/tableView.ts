import type { RowFilter } from './rowFilter';
import type { RowSort } from './sortRows';

/** What the table shows, as a link holds it. */
export interface TableView {
  readonly filter: RowFilter;
  readonly sort: RowSort | null;
}

/** How a link writes the absence of an object or of a box in a cell. */
export const NOTHING = '-';
