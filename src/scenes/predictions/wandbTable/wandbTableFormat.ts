import { memoryFile } from '../../import/memoryFile';
import { problem } from '../../import/read/problem';
import { readJsonFile } from '../../import/read/readJsonFile';
import { fileFormat } from '../fileFormat';
import type { Json, JsonObject } from '../predictionDump';
import { isObject } from '../read/fields';
import { numberInName } from '../read/numberInName';
import { COMPLETION_NAMES, rowFromFields } from '../read/rowFromFields';
import { columnsOf } from '../trl/columns';

/** A wandb table of completions, `{"columns": […], "data": [[…]]}`, as TRL logs it under "completions" (formats.md §1.1). */
export const wandbTableFormat = fileFormat({
  id: 'wandb-table',
  title: 'wandb table of completions',
  endings: ['.json'],
  recognises: ({ text }) => {
    const columns = text.match(/"columns"\s*:\s*\[([^\]]*)\]/)?.[1] ?? '';
    const names = [...COMPLETION_NAMES, 'output_1', 'text'];
    return text.trimStart().startsWith('{') && names.some((name) => columns.includes(`"${name}"`));
  },
  readFile: async (file, sink) => {
    const { json, notes } = await readJsonFile(file);
    for (const note of notes) sink.notes.add(note);
    const table = json as Json;
    const columns = isObject(table) ? table.columns : undefined;
    const data = isObject(table) ? table.data : undefined;
    if (!isNames(columns)) throw broken(file.path, 'columns', columns, 'a list of names');
    if (!Array.isArray(data)) throw broken(file.path, 'data', data, 'a list of rows');
    const step = /step/i.test(file.path) ? numberInName(file.path) : undefined;
    for (const [index, cells] of (data as readonly Json[]).entries()) {
      await sink.pace.step();
      const fields = Array.isArray(cells) ? samplesOf(columns, cells as readonly Json[]) : [{}];
      // A table has no types: every number or gap under a name of its own is a part, as TRL's columns are.
      const rows = fields.map((sample) => rowFromFields(sample, () => true));
      if (rows.includes(null)) sink.notes.add('No completion, passed over', `${file.path}, data[${index}]`);
      for (const row of rows) if (row && !sink.add({ ...row, step: row.step ?? step })) return;
    }
  },
  write: async ({ rows }) => {
    const table = rows.map(columnsOf);
    const names = new Set(table.flatMap((row) => Object.keys(row)));
    if (names.delete('advantage')) names.add('advantage');
    const columns = [...names];
    const data = table.map((row) => columns.map((name) => row[name] ?? null));
    return [memoryFile('completions.table.json', JSON.stringify({ columns, data }))];
  },
});

/** The samples in a row of a table: one, or, as verl and EasyR1 log validation, those of a step side by side in columns
 * `input_1, output_1, score_1, input_2 …`. */
function samplesOf(columns: readonly string[], cells: readonly Json[]): JsonObject[] {
  const row: JsonObject = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null]));
  if (!columns.includes('output_1')) {
    // OpenRLHF has prompt and completion in one text.
    return [
      columns.includes('text') && !('completion' in row) ? { ...row, completion: row.text ?? null } : row,
    ];
  }
  const samples: JsonObject[] = [];
  for (let i = 1; row[`output_${i}`] !== undefined; i++) {
    const {
      [`input_${i}`]: input,
      [`output_${i}`]: output,
      [`label_${i}`]: label,
      [`score_${i}`]: score,
    } = row;
    if (output === null) continue;
    samples.push({
      step: row.step ?? null,
      input: input ?? null,
      output: output!,
      gts: label ?? null,
      score: score ?? null,
    });
  }
  return samples;
}

function isNames(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function broken(file: string, path: string, value: Json | undefined, expected: string) {
  return problem(file, path, value ?? 'missing', `expected ${expected}`, 'Download the table again');
}
