import { describeProblem, SceneError } from '../../sceneError';
import type { Capture } from '../capture';
import { OUR_CONVENTION } from '../convention';
import { readPly } from '../ply/readPly';
import type { FindFile } from '../read/fileFinder';
import { folderOf } from '../read/folderOf';
import { imageSize } from '../read/imageSize';
import { JsonPlace } from '../read/JsonPlace';
import { posedClip } from '../read/posedClip';
import { readJsonFile } from '../read/readJsonFile';
import type { SourceFile } from '../sourceFile';
import { type PictureSize, parseTransforms } from './parseTransforms';

/** Suffixes that Blender's data sets leave out of `file_path`. */
const SUFFIXES = ['', '.png', '.jpg', '.jpeg', '.webp'];

/** Reads one `transforms.json`. Its matrices and its points are in one world, which is kept as it is: `applied_transform` says
 * how that world came about, and would only be undone to go back to the model that it was made from.
 * @throws SceneError naming what cannot be read */
export async function readTransforms(
  file: SourceFile,
  find: FindFile,
  videos: readonly SourceFile[],
): Promise<Omit<Capture, 'id' | 'title'>> {
  const { json, notes: jsonNotes } = await readJsonFile(file);
  const transforms = parseTransforms(new JsonPlace(json, file.path));
  const folder = folderOf(file.path);

  const pictures = transforms.frames.map(({ filePath }) =>
    SUFFIXES.map((suffix) => find(filePath + suffix, folder)).find((found) => found),
  );
  const first = pictures.find((picture) => picture);
  const size: PictureSize | null = first ? await imageSize(await first.blob()) : null;
  const frames = transforms.frames.map(({ filePath, pose, time, camera }, k) => ({
    name: filePath,
    pose,
    time,
    picture: pictures[k],
    camera: camera(size),
  }));
  const { clip, notes: clipNotes } = await posedClip(file.path, frames, videos, transforms.fps);

  const { points, notes: pointNotes } = await readPoints(file, transforms.points, find);
  const notes = [...jsonNotes, ...transforms.notes, ...clipNotes, ...pointNotes];
  // ScanNet++ swaps x and y and turns z round, and says so nowhere in the file.
  const isScanNetPP = /(^|\/)(dslr|iphone)\/nerfstudio\//.test(file.path);
  if (isScanNetPP)
    notes.push(`${file.path}: read as of ScanNet++, whose world here is (y, x, −z) of the mesh's`);
  return {
    format: 'nerfstudio',
    clip,
    points,
    boxes: [],
    tasks: [],
    axisAlignment: null,
    convention: { ...OUR_CONVENTION, camera: 'opengl', up: isScanNetPP ? '-z' : '+z' },
    open: ['pose', 'camera', 'up', 'metres'],
    notes,
  };
}

/** The cloud that the file names. Cameras without a cloud are still worth seeing, so what is wrong with it becomes a note. */
async function readPoints(file: SourceFile, path: string | null, find: FindFile) {
  if (path === null) return { points: null, notes: [`${file.path}: it names no points (ply_file_path)`] };
  const ply = find(path, folderOf(file.path));
  if (!ply) return { points: null, notes: [`${file.path}: ply_file_path is ${path}: no such file`] };
  try {
    return await readPly(ply);
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    return { points: null, notes: error.problems.map(describeProblem) };
  }
}
