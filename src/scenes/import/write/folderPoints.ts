import { decodePoints } from '../../decodePoints';
import type { PointCloud } from '../../pointCloud';
import { problem } from '../read/problem';
import type { SceneFolder } from '../sceneFolder';

/** The reconstruction of a scene that is to be written; null where it has none.
 * @throws SceneError if its file is missing or of another length */
export async function folderPoints({ scene, files }: SceneFolder): Promise<PointCloud | null> {
  if (scene.points === undefined) return null;
  const file = files.get(scene.points.file);
  if (!file) {
    throw problem(scene.points.file, '', 'missing', 'scene.json names it as the points', 'Add the file');
  }
  return decodePoints(await (await file.blob()).arrayBuffer(), scene.points);
}
