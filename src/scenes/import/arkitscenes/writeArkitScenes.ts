import { eulerToMatrix, nearestRotation } from '#rewards';
import { rotateVector, rotationOf, translationOf, transpose3 } from '../apply/matrix3';
import { memoryFile } from '../memoryFile';
import { movedFile } from '../read/movedFile';
import { sceneName } from '../read/sceneName';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';
import { axisAngleToMatrix, matrixToAxisAngle } from './axisAngle';

/** Writes ARKitScenes' folder: the annotation, the trajectory, one camera file a frame and the pictures, if the clip has them. */
export async function writeArkitScenes({ scene, files }: SceneFolder): Promise<readonly SourceFile[]> {
  const name = sceneName(scene).replaceAll('/', '-');
  const root = `${name}/${name}_frames`;
  const written = [memoryFile(`${name}/${name}_3dod_annotation.json`, annotationOf(scene.instances))];
  if (!scene.clip || scene.poses.length === 0) return written;
  const times = scene.poses.map((_, frame) => scene.timestamps[frame] ?? frame / scene.clip!.fps);
  const stamps = stampsOf(times);
  const lines = scene.poses.map((pose, frame) => [times[frame], ...worldToCamera(pose)].join(' '));
  written.push(memoryFile(`${root}/lowres_wide.traj`, `${lines.join('\n')}\n`));
  const { intrinsics, clip } = scene;
  stamps.forEach((stamp, frame) => {
    const picture = clip.pictures?.[frame];
    const file = picture === undefined ? undefined : files.get(picture);
    const suffix = /\.\w+$/.exec(picture ?? '')?.[0] ?? '';
    if (file) written.push(movedFile(file, `${root}/lowres_wide/${name}_${stamp}${suffix}`));
    if (!intrinsics) return;
    const { fx, fy, cx, cy } = intrinsics;
    const camera = `${[clip.width, clip.height, fx, fy, cx, cy].join(' ')}\n`;
    written.push(memoryFile(`${root}/lowres_wide_intrinsics/${name}_${stamp}.pincam`, camera));
  });
  return written;
}

function annotationOf(instances: SceneFolder['scene']['instances']): string {
  const data = instances.map(({ id, label, box }) => ({
    uid: id,
    label,
    segments: {
      obbAligned: {
        centroid: box.slice(0, 3),
        axesLengths: box.slice(3, 6),
        normalizedAxes: transpose3(eulerToMatrix([box[6], box[7], box[8]])),
      },
    },
  }));
  return `${JSON.stringify({ data, skipped: false })}\n`;
}

/** Axis-angle and translation of a camera-to-world pose's inverse. A pose rounded to six digits is no rotation quite, and a
 * vector can say no other: the translation fits the vector, so that the camera's place is kept to the last digits. */
function worldToCamera(pose: readonly number[]): number[] {
  const vector = matrixToAxisAngle(nearestRotation(transpose3(rotationOf(pose)))!);
  const [x, y, z] = rotateVector(axisAngleToMatrix(vector), translationOf(pose));
  return [...vector, -x, -y, -z];
}

/** Times as ARKitScenes writes them into names, to the millisecond; finer where two frames lie closer. */
function stampsOf(times: readonly number[]): string[] {
  const stamps = times.map((time) => time.toFixed(3));
  return new Set(stamps).size === times.length ? stamps : times.map((time) => time.toFixed(9));
}
