import { readLines } from '../read/readLines';
import type { SourceFile } from '../sourceFile';
import type { PlyElement, PlyHeader } from './plyHeader';

/** As `binaryRows`, for a body of text: one line a row. A word that is no number reads as NaN.
 * @throws SceneError if the body has no lines */
export async function asciiRows(
  file: SourceFile,
  header: PlyHeader,
  wanted: { readonly element: PlyElement; readonly properties: readonly number[] },
  take: (row: Float64Array) => void,
): Promise<number> {
  const { properties, count } = wanted.element;
  const before = header.elements.slice(0, header.elements.indexOf(wanted.element));
  const skip = before.reduce((rows, element) => rows + element.count, 0);
  const hasLists = properties.some((property) => property.length !== null);
  const row = new Float64Array(wanted.properties.length);
  let line = 0;
  for await (const lines of readLines((await file.blob()).slice(header.bytes), file.path)) {
    for (const text of lines) {
      const trimmed = text.trim();
      if (trimmed === '') continue;
      if (line >= skip) {
        if (line === skip + count) return count;
        const words = trimmed.split(/\s+/);
        const places = hasLists ? wordPlaces(wanted.element, words) : wanted.properties;
        for (let c = 0; c < row.length; c++) {
          const place = hasLists ? places[wanted.properties[c]!] : places[c];
          row[c] = Number(words[place!] ?? Number.NaN);
        }
        take(row);
      }
      line += 1;
    }
  }
  return Math.max(0, Math.min(count, line - skip));
}

/** At which word each property begins, in a row with lists. */
function wordPlaces(element: PlyElement, words: readonly string[]): number[] {
  let place = 0;
  return element.properties.map((property) => {
    const here = place;
    place += property.length === null ? 1 : 1 + Number(words[place]);
    return here;
  });
}
