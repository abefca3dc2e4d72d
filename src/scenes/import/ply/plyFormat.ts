import type { Capture } from '../capture';
import { OUR_CONVENTION } from '../convention';
import { memoryFile } from '../memoryFile';
import { baseName } from '../read/baseName';
import { problem } from '../read/problem';
import { readEach } from '../read/readEach';
import { sceneId } from '../read/sceneId';
import type { SceneFormat } from '../sceneFormat';
import type { FileSource, SourceFile } from '../sourceFile';
import { folderPoints } from '../write/folderPoints';
import { readPly } from './readPly';

/** Coloured points: clouds, vertices of meshes, Gaussian splats. PLY says nothing of axes or units. */
export const plyFormat: SceneFormat = {
  id: 'ply',
  title: 'PLY point cloud, mesh or splats',
  detect: async (source) => plyFiles(source).length > 0,
  read: async (source) => {
    const taken = new Set<string>();
    return readEach(plyFiles(source), async (file): Promise<Capture> => {
      const { points, notes, isSplat } = await readPly(file);
      return {
        format: 'ply',
        id: sceneId(baseName(file.path), taken),
        title: baseName(file.path),
        clip: null,
        points,
        boxes: [],
        tasks: [],
        axisAlignment: null,
        // Splats are trained in COLMAP's world, whose first camera's y, downwards, is mostly the world's.
        convention: { ...OUR_CONVENTION, up: isSplat ? '-y' : '+z' },
        open: ['up', 'metres'],
        notes,
      };
    });
  },
  write: async (folder) => {
    const { id, title, licence } = folder.scene;
    const points = await folderPoints(folder);
    if (points === null) {
      throw problem('scene.json', 'points', 'missing', 'PLY holds points only', 'Choose another format');
    }
    // Loaded by an export, not by an import.
    const { writePly } = await import('./writePly');
    return [memoryFile(`${id}.ply`, writePly(points, [title, `Licence: ${licence}`, 'Metres, z up']))];
  },
};

function plyFiles(source: FileSource): SourceFile[] {
  return source.files.filter((file) => file.path.toLowerCase().endsWith('.ply'));
}
