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
import { readGlb } from './readGlb';

/** Points and meshes of binary glTF 2.0: metres, y up. */
export const glbFormat: SceneFormat = {
  id: 'glb',
  title: 'GLB points or meshes',
  detect: async (source) => glbFiles(source).length > 0,
  read: async (source) => {
    const taken = new Set<string>();
    return readEach(glbFiles(source), async (file): Promise<Capture> => {
      const { points, notes, licence } = await readGlb(file);
      return {
        format: 'glb',
        id: sceneId(baseName(file.path), taken),
        title: baseName(file.path),
        ...(licence !== null && { licence }),
        clip: null,
        points,
        boxes: [],
        tasks: [],
        axisAlignment: null,
        convention: { ...OUR_CONVENTION, up: '+y' },
        // Programs whose own world has z up forget to turn it.
        open: ['up', 'metres'],
        notes,
      };
    });
  },
  write: async (folder) => {
    const { id, title, licence } = folder.scene;
    const points = await folderPoints(folder);
    if (points === null || points.count === 0) {
      throw problem('scene.json', 'points', 'missing', 'GLB holds points only', 'Choose another format');
    }
    // Loaded by an export, not by an import.
    const { writeGlb } = await import('./writeGlb');
    return [memoryFile(`${id}.glb`, writeGlb(points, { title, licence }))];
  },
};

function glbFiles(source: FileSource): SourceFile[] {
  return source.files.filter((file) => file.path.toLowerCase().endsWith('.glb'));
}
