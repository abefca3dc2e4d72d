import type { AsyncBuffer, Compressors, FileMetaData, SchemaElement } from 'hyparquet';
import { LIMITS } from '../../import/limits';
import { problem } from '../../import/read/problem';
import type { SourceFile } from '../../import/sourceFile';
import type { RowSink } from '../fileFormat';
import type { Json, JsonObject } from '../predictionDump';

/** What Parquet begins and ends with. */
export const MAGIC = 'PAR1';

/** Whether a file begins as Parquet does. */
export function isParquet(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === MAGIC;
}

/** The rows of a Parquet file as JSON, and which of its columns hold floating-point numbers. The parser is loaded when the first
 * file is read, further codecs only for a file that needs them.
 * @throws SceneError if it cannot be read or is too large */
export async function* readParquetRows(
  file: SourceFile,
  { notes, pace }: RowSink,
): AsyncGenerator<{ readonly fields: JsonObject; readonly floats: ReadonlySet<string> }> {
  const blob = await file.blob();
  const buffer: AsyncBuffer = {
    byteLength: blob.size,
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  };
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const metadata = await parquetMetadataAsync(buffer).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  checkSize(file, metadata);
  const compressors = await codecsFor(metadata);
  const floats = floatColumns(metadata.schema);
  let start = 0;
  for (const { num_rows, total_byte_size } of metadata.row_groups) {
    const end = start + Number(num_rows);
    const range = { rowStart: start, rowEnd: end, ...(compressors ? { compressors } : {}) };
    const rows = await parquetReadObjects({ file: buffer, metadata, ...range }).catch((error: unknown) => {
      throw unreadable(file, error);
    });
    start = end;
    pace.passed(Math.min(blob.size, Number(total_byte_size)));
    for (const row of rows) {
      await pace.step();
      yield { fields: toJson(row, () => notes.add(NOT_FINITE, file.path)) as JsonObject, floats };
    }
  }
}

function unreadable(file: SourceFile, error: unknown): Error {
  return problem(
    file.path,
    '',
    undefined,
    `not readable as Parquet (${error instanceof Error ? error.message : String(error)})`,
    'Copy the file again once the run has written it, or export it as JSONL',
  );
}

/** A few bytes can unpack to any size. */
function checkSize({ path }: SourceFile, { row_groups }: FileMetaData): void {
  const size = row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
  if (size <= LIMITS.binary) return;
  throw problem(
    path,
    '',
    `${Math.round(size / 2 ** 20)} MiB unpacked`,
    `more than the ${LIMITS.binary / 2 ** 20} MiB that such a file may have`,
    'Split it by step',
  );
}

const NOT_FINITE = 'NaN or Infinity, read as missing';

async function codecsFor({ row_groups }: FileMetaData): Promise<Compressors | null> {
  const codecs = row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data?.codec));
  if (codecs.every((codec) => codec === undefined || codec === 'UNCOMPRESSED' || codec === 'SNAPPY'))
    return null;
  return (await import('hyparquet-compressors')).compressors;
}

/** Names of the top-level columns of floats, and of those that hold nothing at all: rewards that never applied. */
function floatColumns(schema: readonly SchemaElement[]): ReadonlySet<string> {
  const floats = schema.filter(
    ({ type, name }) => type === 'FLOAT' || type === 'DOUBLE' || /reward/i.test(name),
  );
  return new Set(floats.map(({ name }) => name));
}

/** INT64 comes as BigInt, dates as Date, lists as lists: as JSON has them. NaN is null, as for Python's None. */
function toJson(value: unknown, onNotFinite: () => void): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    if (!Number.isNaN(value)) onNotFinite();
    return null;
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value))
    return Array.from(value as Float64Array, (item) => toJson(item, onNotFinite));
  if (Array.isArray(value)) return value.map((item) => toJson(item, onNotFinite));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => [name, toJson(item, onNotFinite)]),
  );
}
