import { fileFormat } from '../fileFormat';
import { isVerlRow, verlRows } from './verlRows';
import { verlFields, writeVerl } from './writeVerl';

/** verl's rollout dumps up to June 2026, `<step>.jsonl`: no id of the prompt, and training rows are shuffled, so that only prompt
 * and truth tell the groups (formats.md §1.2). */
export const verlV0Format = fileFormat({
  id: 'verl-v0',
  title: 'verl rollout dump (V0)',
  endings: ['.jsonl'],
  recognises: ({ row }) => row !== null && isVerlRow(row) && !('uid' in row),
  readFile: async (file, sink) => {
    for await (const { row } of verlRows(file, sink)) if (!sink.add(row)) return;
  },
  write: async ({ rows }) => writeVerl(rows, (row) => [verlFields(row)]),
});
