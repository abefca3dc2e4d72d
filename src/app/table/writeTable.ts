import { NOTHING, type TableView } from './tableView';

/** The view as pairs for the address: `rows=kind:detection,cell:couch>-,sort:-reward`. Same view, same text; '' for all rows. */
export function writeTable({ filter, sort }: TableView): string {
  const { cell, versus } = filter;
  const side = (label: string | null) => (label === null ? NOTHING : escaped(label));
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['kind', filter.kind],
    ['policy', filter.policy && escaped(filter.policy)],
    ['step', filter.step?.toString()],
    ['finding', filter.finding],
    ['label', filter.label && escaped(filter.label)],
    ['cell', cell && `${side(cell.truth)}>${side(cell.predicted)}`],
    ['nothing-of', filter.nothingOf],
    ['right', filter.right === undefined ? undefined : filter.right ? 'yes' : 'no'],
    [
      'versus',
      versus &&
        `${escaped(versus.first)}>${escaped(versus.second)}${versus.outcome ? `>${versus.outcome}` : ''}`,
    ],
    ['text', filter.text && escaped(filter.text)],
    ['sort', sort ? `${sort.descending ? '-' : ''}${sort.by}` : undefined],
  ];
  return fields.flatMap(([name, value]) => (value ? [`${name}:${value}`] : [])).join(',');
}

/** A name that may hold the marks of this small language, with those marks in percent. */
function escaped(name: string): string {
  const text = name.replace(/[%,:>]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return text === NOTHING ? '%2D' : text;
}
