import type { Capture } from '../capture';
import { OUR_CONVENTION } from '../convention';
import { isPicture } from '../read/fileKinds';
import { folderOf } from '../read/folderOf';
import { naturalOrder } from '../read/naturalOrder';
import { problem } from '../read/problem';
import { readEach } from '../read/readEach';
import { sceneId } from '../read/sceneId';
import type { SceneFormat } from '../sceneFormat';
import type { FileSource, SourceFile } from '../sourceFile';
import { clipExport } from '../write/clipExport';
import { filmOf } from './filmOf';

/** Folders of pictures without poses, each shown as a film. */
export const picturesFormat: SceneFormat = {
  id: 'pictures',
  title: 'Folder of pictures',
  detect: async (source) => source.files.some(isPicture),
  read: async (source) => {
    const taken = new Set<string>();
    return readEach([...pictureFolders(source)], async ([folder, pictures]): Promise<Capture> => {
      const title = folder === '' ? source.name : folder.slice(folder.lastIndexOf('/') + 1);
      const { clip, notes } = await filmOf(folder, pictures);
      return {
        format: 'pictures',
        id: sceneId(title, taken),
        title,
        clip,
        points: null,
        boxes: [],
        tasks: [],
        axisAlignment: null,
        convention: OUR_CONVENTION,
        open: [],
        notes: notes.map((note) => `${folder === '' ? source.name : folder}: ${note}`),
      };
    });
  },
  write: async (folder) => {
    if (!folder.scene.clip?.pictures) {
      throw problem(
        'scene.json',
        'clip.pictures',
        'missing',
        'the scene has no pictures',
        'Choose another format',
      );
    }
    return clipExport(folder).files.slice();
  },
};

/** The pictures of each folder, as people number them. */
function pictureFolders(source: FileSource): Map<string, SourceFile[]> {
  const folders = new Map<string, SourceFile[]>();
  for (const file of source.files.filter(isPicture)) {
    const folder = folderOf(file.path);
    const beside = folders.get(folder);
    if (beside) beside.push(file);
    else folders.set(folder, [file]);
  }
  for (const files of folders.values()) files.sort((a, b) => naturalOrder(a.path, b.path));
  return folders;
}
