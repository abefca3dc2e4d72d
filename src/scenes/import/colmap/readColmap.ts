import type { Capture } from '../capture';
import { OUR_CONVENTION } from '../convention';
import type { FindFile } from '../read/fileFinder';
import { plural } from '../read/plural';
import { posedClip } from '../read/posedClip';
import type { SourceFile } from '../sourceFile';
import type { ModelFiles } from './modelFiles';
import { readCameras } from './readCameras';
import { readImages } from './readImages';
import { readPoints3D } from './readPoints3D';

/** Folders that names of images are relative to, in the order of trust. Data sets keep smaller copies beside them
 * (`images_4`), in which the same names occur. */
const FOLDERS = ['', 'images/', 'input/', 'resized_images/'];

/** Reads one reconstruction of COLMAP.
 * @throws SceneError naming what cannot be read */
export async function readColmap(
  files: ModelFiles,
  find: FindFile,
  videos: readonly SourceFile[],
): Promise<Omit<Capture, 'id' | 'title'>> {
  const { byId, isOurs } = await readCameras(files.cameras);
  const { images, notes: imageNotes } = await readImages(files.images);
  const notes = [...imageNotes];

  const known = images.filter(({ camera }) => byId.has(camera));
  const lost = images.find(({ camera }) => !byId.has(camera));
  if (lost) {
    notes.push(
      `${files.images.path}: ${plural(images.length - known.length, 'image')} left out whose camera is not in ${files.cameras.path}; the first is ${lost.name}, of camera ${lost.camera}`,
    );
  }
  const frames = known.map(({ name, pose, camera }) => ({
    name,
    pose,
    time: null,
    picture: FOLDERS.map((folder) => find(folder + name, files.folder)).find((found) => found),
    camera: byId.get(camera)!.pinhole,
  }));
  const { clip, notes: clipNotes } = await posedClip(files.images.path, frames, videos, null);
  notes.push(...clipNotes);

  const bent = new Set(known.map(({ camera }) => byId.get(camera)!.model).filter((model) => model.bends));
  for (const { name } of bent) {
    notes.push(
      `${files.cameras.path}: its pictures are distorted (${name}): boxes are drawn without undistortion and are off near the edges`,
    );
  }
  const cloud = files.points ? await readPoints3D(files.points) : null;
  notes.push(...(cloud?.notes ?? [`${files.cameras.path}: there is no points3D beside it`]));
  // ScanNet++ has moved its reconstructions into the world of its laser scans.
  const isLevel = isOurs || /(^|\/)(dslr|iphone)\/colmap(\/|$)/.test(files.folder);
  if (!isLevel) notes.push('COLMAP knows no scale: distances are in its own units until one is given');
  return {
    format: 'colmap',
    clip,
    points: cloud?.points ?? null,
    boxes: [],
    tasks: [],
    axisAlignment: null,
    convention: { ...OUR_CONVENTION, pose: 'world-to-camera', up: isLevel ? '+z' : '-y' },
    open: isLevel ? [] : ['up', 'metres'],
    notes,
  };
}
