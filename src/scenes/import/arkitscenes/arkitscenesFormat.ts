import type { SceneFormat } from '../sceneFormat';
import { readArkitScenes } from './readArkitScenes';
import { isArkitFile } from './scanFiles';

/** ARKitScenes' 3D object detection data: annotation, trajectory, cameras, pictures. */
export const arkitscenesFormat: SceneFormat = {
  id: 'arkitscenes',
  title: 'ARKitScenes',
  detect: async ({ files }) => files.some(isArkitFile),
  read: readArkitScenes,
  // Loaded by an export, not by an import.
  write: async (folder) => (await import('./writeArkitScenes')).writeArkitScenes(folder),
};
