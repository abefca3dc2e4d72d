import { FINDING_KINDS } from './findings';
import type { Cell, FindingFilter, Outcome, RowFilter } from './rowFilter';
import { type RowSort, SORT_KEYS } from './sortRows';
import { NOTHING, type TableView } from './tableView';

const KINDS = ['detection', 'grounding', 'reasoning'] as const;
const PARTS = ['format', 'frame', 'iou', 'f1', 'answer'] as const;
const OUTCOMES: readonly Outcome[] = ['both', 'first', 'second', 'neither'];

/** Reads what `writeTable` wrote. What makes no sense is left out and said. */
export function readTable(text: string): { readonly view: TableView; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const filter: { -readonly [K in keyof RowFilter]: RowFilter[K] } = {};
  let sort: RowSort | null = null;
  for (const field of text.split(',').filter(Boolean)) {
    const at = field.indexOf(':');
    const [name, value] = [field.slice(0, at), field.slice(at + 1)];
    const wrong = () => problems.push(`The link's row filter “${field}” is not one of this version`);
    const oneOf = <T extends string>(all: readonly T[]): T | undefined => {
      const found = all.find((each) => each === value);
      if (!found) wrong();
      return found;
    };
    switch (name) {
      case 'kind':
        filter.kind = oneOf(KINDS);
        break;
      case 'policy':
        filter.policy = plain(value);
        break;
      case 'step':
        if (/^\d+$/.test(value)) filter.step = Number(value);
        else wrong();
        break;
      case 'finding':
        filter.finding = oneOf<FindingFilter>([...FINDING_KINDS, 'false-positive']);
        break;
      case 'label':
        filter.label = plain(value);
        break;
      case 'cell': {
        const cell = readCell(value);
        if (cell) filter.cell = cell;
        else wrong();
        break;
      }
      case 'nothing-of':
        filter.nothingOf = oneOf(PARTS);
        break;
      case 'right':
        if (value === 'yes' || value === 'no') filter.right = value === 'yes';
        else wrong();
        break;
      case 'versus': {
        const [first, second, outcome] = value.split('>');
        const known = OUTCOMES.find((each) => each === outcome);
        if (!first || !second || (outcome && !known)) wrong();
        else filter.versus = { first: plain(first), second: plain(second), ...(known && { outcome: known }) };
        break;
      }
      case 'text':
        filter.text = plain(value);
        break;
      case 'sort': {
        const by = SORT_KEYS.find((key) => key === value.replace(/^-/, ''));
        if (by) sort = { by, descending: value.startsWith('-') };
        else wrong();
        break;
      }
      default:
        wrong();
    }
  }
  const known = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  return { view: { filter: known, sort }, problems };
}

function readCell(value: string): Cell | null {
  const [truth, predicted, more] = value.split('>');
  if (!truth || !predicted || more !== undefined) return null;
  const side = (text: string) => (text === NOTHING ? null : plain(text));
  return { truth: side(truth), predicted: side(predicted) };
}

function plain(text: string): string {
  return text.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
