import { ByteWindow } from '../read/ByteWindow';
import type { SourceFile } from '../sourceFile';
import type { PlyElement, PlyHeader, PlyProperty, PlyType } from './plyHeader';

const BYTES: Readonly<Record<PlyType, number>> = {
  Int8: 1,
  Uint8: 1,
  Int16: 2,
  Uint16: 2,
  Int32: 4,
  Uint32: 4,
  Float32: 4,
  Float64: 8,
};

/** Reads the rows of element `wanted.element` of a binary PLY body: of each row the properties `wanted.properties` (places in
 * the element), into the one array that `take` is given. Other elements and lists are passed over.
 * @returns how many rows the file holds; fewer than the header says where it is cut off */
export async function binaryRows(
  file: SourceFile,
  header: PlyHeader,
  wanted: { readonly element: PlyElement; readonly properties: readonly number[] },
  take: (row: Float64Array) => void,
): Promise<number> {
  const little = header.format === 'binary_little_endian';
  const window = new ByteWindow(await file.blob(), header.bytes);
  for (const element of header.elements) {
    const isWanted = element === wanted.element;
    const length = fixedLength(element);
    if (!isWanted && length !== null) {
      if (!(await window.skip(length * element.count))) return 0;
      continue;
    }
    const offsets = element.properties.map((_, index) => fixedLength(element, index) ?? 0);
    const columns = wanted.properties.map((index) => element.properties[index]!);
    const row = new Float64Array(columns.length);
    for (let n = 0; n < element.count; n++) {
      // A row of lists is as long as its lists say, so it may take some attempts until all of it is at hand.
      let end = rowEnd(window, element.properties, length, offsets, little);
      while (end === null) {
        if (!(length === null ? await window.grow() : await window.fill(length))) return isWanted ? n : 0;
        end = rowEnd(window, element.properties, length, offsets, little);
      }
      if (isWanted) {
        for (let c = 0; c < columns.length; c++) {
          row[c] = read(window.view, window.at + offsets[wanted.properties[c]!]!, columns[c]!.type, little);
        }
        take(row);
      }
      window.at = end;
    }
    if (isWanted) return element.count;
  }
  return 0;
}

/** Bytes that a row takes before property `until`, or altogether; null where lists come before it. */
function fixedLength(element: PlyElement, until = element.properties.length): number | null {
  let length = 0;
  for (const property of element.properties.slice(0, until)) {
    if (property.length !== null) return null;
    length += BYTES[property.type];
  }
  return length;
}

/** Where in the window the row at its place ends, and where in the row its properties begin; null if not all is at hand. */
function rowEnd(
  window: ByteWindow,
  properties: readonly PlyProperty[],
  fixed: number | null,
  offsets: number[],
  little: boolean,
): number | null {
  if (fixed !== null) return fixed <= window.left ? window.at + fixed : null;
  let length = 0;
  for (let i = 0; i < properties.length; i++) {
    const property = properties[i]!;
    offsets[i] = length;
    if (property.length === null) {
      length += BYTES[property.type];
    } else {
      const start = length + BYTES[property.length];
      if (start > window.left) return null;
      // A negative length can only be damage: no file has room for what it would mean unsigned.
      const items = read(window.view, window.at + length, property.length, little);
      if (items < 0) return null;
      length = start + items * BYTES[property.type];
    }
    if (length > window.left) return null;
  }
  return window.at + length;
}

function read(view: DataView, at: number, type: PlyType, little: boolean): number {
  switch (type) {
    case 'Float32':
      return view.getFloat32(at, little);
    case 'Uint8':
      return view.getUint8(at);
    case 'Float64':
      return view.getFloat64(at, little);
    case 'Int8':
      return view.getInt8(at);
    case 'Int16':
      return view.getInt16(at, little);
    case 'Uint16':
      return view.getUint16(at, little);
    case 'Int32':
      return view.getInt32(at, little);
    case 'Uint32':
      return view.getUint32(at, little);
  }
}
