import { memoryFile } from '../../memoryFile';
import type { SourceFile } from '../../sourceFile';

const SCAN = 'Training/41069021';
const FRAMES = `${SCAN}/41069021_frames`;

export const ANNOTATION = {
  data: [
    {
      uid: 'a-1',
      label: 'chair',
      segments: {
        obbAligned: {
          centroid: [1, 2, 0.4],
          axesLengths: [0.5, 0.6, 0.8],
          normalizedAxes: [0.8, 0.6, 0, -0.6, 0.8, 0, 0, 0, 1],
        },
        // another frame: not to be read
        obb: { centroid: [9, 9, 9], axesLengths: [1, 1, 1], normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
      },
    },
  ],
  skipped: false,
};

/** A camera 1.5 m up that looks along world y (camera x = x, y = −z, z = y), and walks along x. */
export const TRAJECTORY = [`305.3775 ${Math.PI / 2} 0 0 0 1.5 0`, `305.4775 ${Math.PI / 2} 0 0 -0.1 1.5 0`];

export function annotationFile(annotation: unknown = ANNOTATION): SourceFile {
  return memoryFile(`${SCAN}/41069021_3dod_annotation.json`, JSON.stringify(annotation));
}

export function trajectoryFile(lines: readonly string[] = TRAJECTORY): SourceFile {
  return memoryFile(`${FRAMES}/lowres_wide.traj`, `${lines.join('\n')}\n`);
}

export function pictureFile(time: string): SourceFile {
  return memoryFile(`${FRAMES}/lowres_wide/41069021_${time}.png`, 'png');
}

export function cameraFile(time: string, line = '256 192 212.5 212.75 127.5 95.25'): SourceFile {
  return memoryFile(`${FRAMES}/lowres_wide_intrinsics/41069021_${time}.pincam`, `${line}\n`);
}
