import type { SceneFormat } from '../sceneFormat';
import { infoFiles } from './infoFiles';
import { readEmbodiedScan } from './readEmbodiedScan';

/** EmbodiedScan's infos as JSON, with its grounding texts. */
export const embodiedscanFormat: SceneFormat = {
  id: 'embodiedscan',
  title: 'EmbodiedScan infos',
  detect: async (source) => {
    const { infos, pickles } = await infoFiles(source);
    return infos.length + pickles.length > 0;
  },
  read: readEmbodiedScan,
  // Loaded by an export, not by an import.
  write: async (folder) => (await import('./writeEmbodiedScan')).writeEmbodiedScan(folder),
};
