import type { PointCloud } from '../../pointCloud';
import { memoryFile } from '../memoryFile';
import { problem } from '../read/problem';
import { matrixToQuaternion, quaternionToMatrix } from '../read/quaternion';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';
import { clipExport } from '../write/clipExport';
import { folderPoints } from '../write/folderPoints';
import { WORLD_COMMENT } from './readCameras';

const FOLDER = 'sparse/0';
/** Lines of points in one piece of a Blob: a string of them all might be too long. */
const PIECE = 50_000;

/** A scene as COLMAP's text files, with its pictures or its video beside them. Names of images are relative to the top folder.
 * Boxes, tasks and timestamps have no place there.
 * @throws SceneError if it has no poses or no intrinsics */
export async function writeColmap(folder: SceneFolder): Promise<SourceFile[]> {
  const { clip, intrinsics, poses } = folder.scene;
  if (!clip || poses.length === 0 || !intrinsics) {
    const missing = poses.length === 0 ? 'poses' : 'intrinsics';
    throw problem(
      'scene.json',
      missing,
      'missing',
      `COLMAP's files hold ${missing}`,
      'Choose another format',
    );
  }
  const { names, files } = clipExport(folder);
  const points = await folderPoints(folder);
  const { fx, fy, cx, cy } = intrinsics;
  const cameras = [
    WORLD_COMMENT,
    '# CAMERA_ID, MODEL, WIDTH, HEIGHT, PARAMS[]',
    `1 PINHOLE ${clip.width} ${clip.height} ${fx} ${fy} ${cx} ${cy}`,
  ];
  const images = [
    '# IMAGE_ID, QW, QX, QY, QZ, TX, TY, TZ, CAMERA_ID, NAME',
    '# POINTS2D[] as (X, Y, POINT3D_ID)',
    ...poses.flatMap((pose, k) => [`${k + 1} ${worldToCamera(pose)} 1 ${names[k]}`, '']),
  ];
  return [
    memoryFile(`${FOLDER}/cameras.txt`, `${cameras.join('\n')}\n`),
    memoryFile(`${FOLDER}/images.txt`, `${images.join('\n')}\n`),
    memoryFile(`${FOLDER}/points3D.txt`, pointLines(points)),
    ...files,
  ];
}

/** Quaternion and translation of a camera-to-world pose's inverse. */
function worldToCamera(pose: readonly number[]): string {
  const [a, b, c, x, d, e, f, y, g, h, i, z] = pose as readonly number[] & { length: 16 };
  const quaternion = matrixToQuaternion([a!, d!, g!, b!, e!, h!, c!, f!, i!]);
  // By the rotation as written, so that the camera stays where it is though a pose's few digits are not quite a rotation.
  const m = quaternionToMatrix(quaternion);
  const row = (k: number) => 0 - (m[k]! * x! + m[k + 1]! * y! + m[k + 2]! * z!);
  return [...quaternion, row(0), row(3), row(6)].join(' ');
}

function pointLines(points: PointCloud | null): Blob {
  const pieces = ['# POINT3D_ID, X, Y, Z, R, G, B, ERROR, TRACK[] as (IMAGE_ID, POINT2D_IDX)\n'];
  for (let start = 0; points && start < points.count; start += PIECE) {
    const lines: string[] = [];
    const { positions: p, colors: c } = points;
    for (let i = start; i < Math.min(start + PIECE, points.count); i++) {
      const [x, y, z] = [3 * i, 3 * i + 1, 3 * i + 2];
      lines.push(`${i + 1} ${p[x]} ${p[y]} ${p[z]} ${c[x]} ${c[y]} ${c[z]} 0\n`);
    }
    pieces.push(lines.join(''));
  }
  return new Blob(pieces);
}
