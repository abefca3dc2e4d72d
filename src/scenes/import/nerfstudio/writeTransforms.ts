import { memoryFile } from '../memoryFile';
import { writePly } from '../ply/writePly';
import { problem } from '../read/problem';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';
import { clipExport } from '../write/clipExport';
import { folderPoints } from '../write/folderPoints';

const POINTS = 'sparse_pc.ply';

/** A scene as `transforms.json`, with its pictures or its video, and its points beside it. `fps` and `timestamp` are ours;
 * nerfstudio passes over them. Boxes and tasks have no place there.
 * @throws SceneError if it has no poses */
export async function writeTransforms(folder: SceneFolder): Promise<SourceFile[]> {
  const { clip, intrinsics, poses, timestamps, title, licence } = folder.scene;
  if (!clip || poses.length === 0) {
    throw problem('scene.json', 'poses', 'empty', 'transforms.json holds poses', 'Choose another format');
  }
  const { names, files } = clipExport(folder);
  const points = await folderPoints(folder);
  const transforms = {
    camera_model: 'OPENCV',
    w: clip.width,
    h: clip.height,
    ...(intrinsics && { fl_x: intrinsics.fx, fl_y: intrinsics.fy, cx: intrinsics.cx, cy: intrinsics.cy }),
    fps: clip.fps,
    ...(points && { ply_file_path: POINTS }),
    frames: poses.map((pose, k) => ({
      file_path: names[k],
      transform_matrix: rows(pose),
      timestamp: timestamps[k],
    })),
  };
  return [
    memoryFile('transforms.json', `${JSON.stringify(transforms, null, 2)}\n`),
    ...files,
    ...(points
      ? [memoryFile(POINTS, writePly(points, [title, `Licence: ${licence}`, 'World of transforms.json']))]
      : []),
  ];
}

/** A pose with OpenCV axes as rows of one with OpenGL axes: y and z of the camera turned round. */
function rows(pose: readonly number[]): number[][] {
  const row = (i: number) => [pose[i]!, 0 - pose[i + 1]!, 0 - pose[i + 2]!, pose[i + 3]!];
  return [row(0), row(4), row(8), pose.slice(12)];
}
