import { baseName } from '../read/baseName';
import { fileFinder } from '../read/fileFinder';
import { isVideo } from '../read/fileKinds';
import { folderOf } from '../read/folderOf';
import { readEach } from '../read/readEach';
import { sceneId } from '../read/sceneId';
import type { SceneFormat } from '../sceneFormat';
import type { FileSource, SourceFile } from '../sourceFile';
import { readTransforms } from './readTransforms';

/** Cameras, pictures and points as nerfstudio, instant-ngp and Blender's NeRF scripts keep them. */
export const nerfstudioFormat: SceneFormat = {
  id: 'nerfstudio',
  title: 'nerfstudio transforms.json',
  detect: async (source) => transformsFiles(source).length > 0,
  read: async (source) => {
    const find = fileFinder(source);
    const videos = source.files.filter(isVideo);
    const taken = new Set<string>();
    return readEach(transformsFiles(source), async (file) => {
      const capture = await readTransforms(file, find, videos);
      // `transforms` says nothing, `transforms_train` does
      const folder = folderOf(file.path);
      const scene = folder === '' ? source.name : folder.slice(folder.lastIndexOf('/') + 1);
      const part = baseName(file.path).replace(/^transforms_?/, '');
      const title = part === '' ? scene : `${scene} ${part}`;
      return { ...capture, id: sceneId(title, taken), title };
    });
  },
  // Loaded by an export, not by an import.
  write: async (folder) => (await import('./writeTransforms')).writeTransforms(folder),
};

function transformsFiles(source: FileSource): SourceFile[] {
  return source.files.filter((file) => /(^|\/)transforms(_[^/]*)?\.json$/.test(file.path));
}
