import { problem } from '../read/problem';
import type { SourceFile } from '../sourceFile';

/** Names of a property's type, old and new, by the method of a `DataView` that reads it. */
const TYPES: Readonly<Record<string, PlyType>> = {
  char: 'Int8',
  int8: 'Int8',
  uchar: 'Uint8',
  uint8: 'Uint8',
  short: 'Int16',
  int16: 'Int16',
  ushort: 'Uint16',
  uint16: 'Uint16',
  int: 'Int32',
  int32: 'Int32',
  uint: 'Uint32',
  uint32: 'Uint32',
  float: 'Float32',
  float32: 'Float32',
  double: 'Float64',
  float64: 'Float64',
};

/** Bytes in which a header must end. */
const LONGEST = 64 * 1024;

export type PlyType = 'Int8' | 'Uint8' | 'Int16' | 'Uint16' | 'Int32' | 'Uint32' | 'Float32' | 'Float64';

export interface PlyProperty {
  readonly name: string;
  readonly type: PlyType;
  /** Of a list: the type of its length. */
  readonly length: PlyType | null;
}

export interface PlyElement {
  readonly name: string;
  readonly count: number;
  readonly properties: readonly PlyProperty[];
}

/** What a PLY file holds: rows of elements, one element after the other, from byte `bytes` on. */
export interface PlyHeader {
  readonly format: 'ascii' | 'binary_little_endian' | 'binary_big_endian';
  readonly elements: readonly PlyElement[];
  readonly bytes: number;
}

/** Reads a PLY file's header.
 * @throws SceneError if it is none */
export async function plyHeader(file: SourceFile): Promise<PlyHeader> {
  const blob = await file.blob();
  const text = new TextDecoder('latin1').decode(await blob.slice(0, LONGEST).arrayBuffer());
  const fail = (line: number, value: string | undefined, message: string, remedy: string) =>
    problem(file.path, line === 0 ? '' : `line ${line}`, value, message, remedy);

  const start = /^ply[ \t]*(\r\n|\n|\r)/.exec(text);
  if (!start) throw fail(0, undefined, 'does not begin with "ply"', 'Check that it is a PLY file');
  // A body may begin with the byte of a line feed: only the line end that the header uses ends the header.
  const lineEnd = start[1]!;
  const end = new RegExp(`(?:^|[\r\n])end_header[ \t]*${lineEnd}`).exec(text);
  if (!end) throw fail(0, undefined, 'its header does not end', 'Check that the file is whole');

  let format: PlyHeader['format'] | undefined;
  const elements: { name: string; count: number; properties: PlyProperty[] }[] = [];
  text
    .slice(0, end.index)
    .split(lineEnd)
    .forEach((line, index) => {
      const at = index + 1;
      const [keyword, ...words] = line.trim().split(/\s+/);
      if (keyword === 'format') {
        const found = (['ascii', 'binary_little_endian', 'binary_big_endian'] as const).find(
          (known) => known === words[0],
        );
        if (!found) throw fail(at, line, 'not a format of PLY', 'Save it as ascii or binary');
        format = found;
      } else if (keyword === 'element') {
        const count = Number(words[1]);
        if (!Number.isSafeInteger(count) || count < 0) {
          throw fail(at, line, 'an element needs a count of 0 or more', 'Correct the header');
        }
        elements.push({ name: words[0]!, count, properties: [] });
      } else if (keyword === 'property') {
        const element = elements.at(-1);
        const property = propertyOf(words);
        if (!property) throw fail(at, line, 'not a property of a known type', 'Use char to double');
        if (!element) throw fail(at, line, 'a property before the first element', 'Correct the header');
        element.properties.push(property);
      }
    });
  if (!format)
    throw fail(0, undefined, 'its header has no format line', 'Add "format ascii 1.0" or the like');
  return { format, elements, bytes: end.index + end[0].length };
}

function propertyOf(words: readonly string[]): PlyProperty | null {
  const isList = words[0] === 'list';
  const [length, type, name] = isList
    ? [TYPES[words[1] ?? ''], TYPES[words[2] ?? ''], words[3]]
    : [null, TYPES[words[0] ?? ''], words[1]];
  return type === undefined || length === undefined || name === undefined ? null : { name, type, length };
}
