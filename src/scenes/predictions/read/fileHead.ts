import { parsePythonJson } from '../../import/read/parsePythonJson';
import type { SourceFile } from '../../import/sourceFile';
import type { Json, JsonObject } from '../predictionDump';
import { isObject } from './fields';

/** Bytes that are looked at, and those where a first row is longer: NeMo-RL pads its lists of tokens. */
const HEAD = 2 ** 16;
const LONG_ROW = 2 ** 22;

/** The beginning of a file: enough to know its format. A folder may hold a thousand of them, so it is small. */
export interface FileHead {
  readonly file: SourceFile;
  /** Base name, lower case. */
  readonly name: string;
  /** The first 16 bytes. */
  readonly bytes: Uint8Array;
  /** The first 64 kB; the last 64 kB of Parquet, which has its columns there; empty for JSONL, which is known by its first row. */
  readonly text: string;
  /** The first line of JSONL that is an object; null where none is. */
  readonly row: JsonObject | null;
}

const heads = new WeakMap<SourceFile, Promise<FileHead>>();

/** Reads a file's beginning, once. */
export function fileHead(file: SourceFile): Promise<FileHead> {
  const known = heads.get(file);
  if (known) return known;
  const head = readHead(file);
  heads.set(file, head);
  return head;
}

async function readHead(file: SourceFile): Promise<FileHead> {
  const blob = await file.blob();
  const read = async (length: number) => new Uint8Array(await blob.slice(0, length).arrayBuffer());
  const bytes = await read(HEAD);
  const name = (file.path.split('/').at(-1) ?? '').toLowerCase();
  const base = { file, name, bytes: bytes.slice(0, 16) };
  if (name.endsWith('.parquet')) {
    const end = await blob.slice(Math.max(0, blob.size - HEAD)).arrayBuffer();
    return { ...base, text: new TextDecoder('latin1').decode(end), row: null };
  }
  const text = new TextDecoder().decode(bytes);
  if (!/\.(jsonl|ndjson)$/.test(name)) return { ...base, text, row: null };
  const row = firstRow(text);
  if (row !== null || blob.size <= HEAD) return { ...base, text: '', row };
  return { ...base, text: '', row: firstRow(new TextDecoder().decode(await read(LONG_ROW))) };
}

function firstRow(text: string): JsonObject | null {
  for (const line of text.split('\n', 64)) {
    if (!line.trimStart().startsWith('{')) continue;
    try {
      const json = parsePythonJson(line).json as Json;
      if (isObject(json)) return json;
    } catch {
      // Not a row: the next may be one.
    }
  }
  return null;
}
