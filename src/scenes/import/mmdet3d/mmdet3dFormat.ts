import type { SceneFormat } from '../sceneFormat';
import { infoFiles } from './infoFiles';
import { readInfos } from './readInfos';

/** Boxes and a bare points file, as mmdetection3d's data sets have them (ScanNet, SUN RGB-D): centre, full extents and perhaps a
 * yaw in the aligned world. Boxes with nine numbers have EmbodiedScan's angles. */
export const mmdet3dFormat: SceneFormat = {
  id: 'mmdet3d',
  title: 'mmdetection3d scene info',
  detect: async (source) => (await infoFiles(source)).length > 0,
  read: readInfos,
  // Loaded by an export, not by an import.
  write: async (folder) => (await import('./writeInfos')).writeInfos(folder),
};
