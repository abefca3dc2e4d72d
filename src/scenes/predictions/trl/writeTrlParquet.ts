import type { BasicType, ColumnSource } from 'hyparquet-writer';
import { memoryFile } from '../../import/memoryFile';
import type { SourceFile } from '../../import/sourceFile';
import type { Json, JsonObject, PredictionDump } from '../predictionDump';
import { rowsByStep } from '../write/rowsByStep';
import { columnsOf } from './columns';

/** A Parquet file per step, named as TRL names them. */
export async function writeTrlParquet({ rows }: PredictionDump): Promise<SourceFile[]> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const parts = new Set(rows.flatMap((row) => Object.keys(row.parts ?? {})));
  return [...rowsByStep(rows)].map(([step, list]) => {
    const table = list.map(columnsOf);
    const names = new Set(table.flatMap((row) => Object.keys(row)));
    // Where TRL puts it: after everything else.
    if (names.delete('advantage')) names.add('advantage');
    const columnData = [...names].map((name) => column(name, table, parts.has(name)));
    const path = `completions/completions_${String(step).padStart(5, '0')}.parquet`;
    return memoryFile(path, new Blob([parquetWriteBuffer({ columnData })]));
  });
}

function column(name: string, table: readonly JsonObject[], isPart: boolean): ColumnSource {
  const values = table.map((row) => row[name] ?? null);
  const type = isPart ? 'DOUBLE' : typeOf(name, values);
  if (type === 'INT64')
    return { name, type, data: values.map((value) => (value === null ? null : BigInt(value as number))) };
  return { name, type, data: values };
}

/** `step` is an integer as in pandas; numbers are floats, text is text, and everything else is JSON. */
function typeOf(name: string, values: readonly Json[]): BasicType {
  const all = (type: string) => values.every((value) => value === null || typeof value === type);
  if (name === 'step' && values.every((value) => Number.isInteger(value))) return 'INT64';
  if (all('string')) return 'STRING';
  if (all('number')) return 'DOUBLE';
  return all('boolean') ? 'BOOLEAN' : 'JSON';
}
