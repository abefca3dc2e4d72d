import type { PointCloud } from '../../pointCloud';
import { LIMITS } from '../limits';
import { bytesText } from '../open/bytesText';
import { evenly } from '../read/evenly';
import { problem } from '../read/problem';
import type { SourceFile } from '../sourceFile';

/** Columns of a points file where its JSON does not name them. */
export const COLUMNS: readonly string[] = ['x', 'y', 'z', 'r', 'g', 'b'];

/** Reads a file of bare float32 rows. Colours may be 0–255 or 0–1; without any, points are grey.
 * @throws SceneError if it is too large, or not a whole number of rows */
export async function readPoints(
  file: SourceFile,
  columns: readonly string[],
): Promise<{ points: PointCloud; notes: string[] }> {
  const fault = (message: string) =>
    problem(
      file.path,
      '',
      `${file.size} bytes long`,
      message,
      'Copy the file again, or correct its columns in the JSON',
    );
  if (file.size > LIMITS.binary)
    throw fault(`more than the ${bytesText(LIMITS.binary)} that an import reads`);
  const at = (name: string) => columns.indexOf(name);
  const place = [at('x'), at('y'), at('z')];
  if (place.includes(-1)) throw fault(`its columns (${columns.join(' ')}) lack x, y or z`);
  const row = 4 * columns.length;
  if (file.size % row !== 0)
    throw fault(`not a whole number of points: one takes ${row} bytes (${columns.join(' ')})`);
  const view = new DataView(await (await file.blob()).arrayBuffer());
  const count = file.size / row;
  const kept = evenly(count, LIMITS.pointsRead);
  const value = (point: number, column: number) => view.getFloat32(point * row + 4 * column, true);
  const tint = [at('r'), at('g'), at('b')];
  const coloured = !tint.includes(-1);
  const factor =
    coloured && kept.every((point) => tint.every((column) => value(point, column) <= 1)) ? 255 : 1;
  const positions = new Float32Array(3 * kept.length);
  const colors = new Uint8ClampedArray(3 * kept.length).fill(160);
  kept.forEach((point, i) => {
    for (let k = 0; k < 3; k++) {
      positions[3 * i + k] = value(point, place[k]!);
      if (coloured) colors[3 * i + k] = factor * value(point, tint[k]!);
    }
  });
  const notes = kept.length < count ? [`${file.path}: of ${count} points ${kept.length} were read`] : [];
  return { points: { count: kept.length, positions, colors: new Uint8Array(colors.buffer) }, notes };
}
