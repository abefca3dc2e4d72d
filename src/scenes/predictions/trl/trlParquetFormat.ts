import { fileFormat } from '../fileFormat';
import { numberInName } from '../read/numberInName';
import { COMPLETION_NAMES, rowFromFields } from '../read/rowFromFields';
import { isParquet, MAGIC, readParquetRows } from './readParquetRows';

/** TRL's completion logs, `completions/completions_00042.parquet` (formats.md §1.1). Rows stand in the order of their groups. */
export const trlParquetFormat = fileFormat({
  id: 'trl-parquet',
  title: 'TRL completions (Parquet)',
  endings: ['.parquet'],
  // A file that is cut has lost its columns: it is ours to say so.
  recognises: ({ bytes, text }) =>
    isParquet(bytes) && (!text.endsWith(MAGIC) || COMPLETION_NAMES.some((name) => text.includes(name))),
  readFile: async (file, sink) => {
    const step = numberInName(file.path);
    let number = 0;
    for await (const { fields, floats } of readParquetRows(file, sink)) {
      const row = rowFromFields(fields, (name) => floats.has(name));
      number++;
      if (!row) sink.notes.add('No completion, passed over', `${file.path}, row ${number}`);
      else if (!sink.add({ ...row, step: row.step ?? step })) return;
    }
  },
  // Loaded by an export, not by an import.
  write: async (dump) => (await import('./writeTrlParquet')).writeTrlParquet(dump),
});
