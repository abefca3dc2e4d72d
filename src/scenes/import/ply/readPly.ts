import type { PointCloud } from '../../pointCloud';
import { describeProblem } from '../../sceneError';
import { PointSink } from '../read/PointSink';
import { plural } from '../read/plural';
import { problem } from '../read/problem';
import type { SourceFile } from '../sourceFile';
import { asciiRows } from './asciiRows';
import { binaryRows } from './binaryRows';
import { type PlyElement, plyHeader } from './plyHeader';
import { vertexColumns } from './vertexColumns';

/** Splats below this opacity are floaters and haze: their centres would only cover what is there. */
const SEEN = 0.1;

/** Reads a PLY file as coloured points: a cloud, the vertices of a mesh, or the centres of Gaussian splats. What is passed
 * over, and what is missing of a file that is cut off, is said in the notes.
 * @throws SceneError if there is no point to be had */
export async function readPly(
  file: SourceFile,
): Promise<{ points: PointCloud; notes: string[]; isSplat: boolean }> {
  const header = await plyHeader(file);
  const element = vertexElement(file.path, header.elements);
  const columns = vertexColumns(element);
  if (columns === null) {
    const names = element.properties.map((property) => property.name).join(', ');
    throw problem(
      file.path,
      'element vertex',
      names,
      'a vertex needs the properties x, y and z',
      names.includes('packed_position') ? 'Save the splats without compression' : 'Save it with positions',
    );
  }

  // No more room than the file can fill: a damaged count must not take all memory. A row has a byte at least.
  const sink = new PointSink(Math.min(element.count, file.size));
  const { position, colour, opacity } = columns;
  const properties = [...position, ...(colour ?? []), ...(opacity === null ? [] : [opacity])];
  // sigmoid(o) > SEEN, turned round: no exponential per splat
  const opaque = Math.log(SEEN / (1 - SEEN));
  let hidden = 0;
  const take = (row: Float64Array): void => {
    if (opacity !== null && row[6]! <= opaque) hidden += 1;
    else if (colour === null) sink.add(row[0]!, row[1]!, row[2]!);
    else sink.add(row[0]!, row[1]!, row[2]!, row[3]!, row[4]!, row[5]!);
  };
  const rows = header.format === 'ascii' ? asciiRows : binaryRows;
  const found = await rows(file, header, { element, properties }, take);

  const { points, notes } = sink.finish(file.path, ...columns.scale(sink.widest));
  if (found < element.count) {
    const cut = problem(
      file.path,
      `vertex[${found}]`,
      'missing',
      `the header says ${element.count} vertices, and the file ends after ${found}`,
      'Copy the file again',
    );
    if (points.count === 0) throw cut;
    notes.push(...cut.problems.map(describeProblem));
  }
  if (points.count === 0) {
    throw problem(file.path, '', undefined, 'there is no point in it', 'Choose a file with points');
  }
  if (colour === null) notes.push(`${file.path}: its points have no colours and are shown grey`);
  if (columns.isSplat) {
    notes.push(
      `${file.path}: Gaussian splats are shown by their centres${hidden > 0 ? `, without ${hidden} that are nearly transparent` : ''}`,
    );
  }
  const faces = header.elements.find(({ name, count }) => name === 'face' && count > 0);
  if (faces)
    notes.push(`${file.path}: of the mesh its vertices are shown, not its ${plural(faces.count, 'face')}`);
  return { points, notes, isSplat: columns.isSplat };
}

function vertexElement(file: string, elements: readonly PlyElement[]): PlyElement {
  const element = elements.find(({ name }) => name === 'vertex');
  if (element) return element;
  const names = elements.map(({ name }) => name).join(', ');
  throw problem(
    file,
    'element',
    names || 'missing',
    'there is no element "vertex"',
    'Save it as points or as a mesh',
  );
}
