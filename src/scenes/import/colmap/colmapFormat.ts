import { fileFinder } from '../read/fileFinder';
import { isVideo } from '../read/fileKinds';
import { readEach } from '../read/readEach';
import { sceneId } from '../read/sceneId';
import type { SceneFormat } from '../sceneFormat';
import { modelFiles } from './modelFiles';
import { readColmap } from './readColmap';

/** Reconstructions of COLMAP, as text or binary. */
export const colmapFormat: SceneFormat = {
  id: 'colmap',
  title: 'COLMAP model',
  detect: async (source) => modelFiles(source).length > 0,
  read: async (source) => {
    const find = fileFinder(source);
    const videos = source.files.filter(isVideo);
    const models = modelFiles(source);
    const taken = new Set<string>();
    return readEach(models, async (files) => {
      const capture = await readColmap(files, find, videos);
      const title = models.length === 1 ? source.name : `${source.name} ${files.folder}`.trim();
      return { ...capture, id: sceneId(title, taken), title };
    });
  },
  // Loaded by an export, not by an import.
  write: async (folder) => (await import('./writeColmap')).writeColmap(folder),
};
