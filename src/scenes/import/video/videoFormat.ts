import type { Capture } from '../capture';
import { OUR_CONVENTION } from '../convention';
import { baseName } from '../read/baseName';
import { isVideo } from '../read/fileKinds';
import { problem } from '../read/problem';
import { readEach } from '../read/readEach';
import { sceneId } from '../read/sceneId';
import type { SceneFormat } from '../sceneFormat';
import { clipExport } from '../write/clipExport';
import { probeVideo } from './probeVideo';

/** A film without poses: something to look at, beside a cloud or predictions. */
export const videoFormat: SceneFormat = {
  id: 'video',
  title: 'Video (MP4, MOV, WebM)',
  detect: async (source) => source.files.some(isVideo),
  read: async (source) => {
    const taken = new Set<string>();
    return readEach(source.files.filter(isVideo), async (file): Promise<Capture> => {
      const { width, height, fps, times, notes } = await probeVideo(file);
      return {
        format: 'video',
        id: sceneId(baseName(file.path), taken),
        title: baseName(file.path),
        clip: {
          width,
          height,
          fps,
          frames: times.map((time) => ({ pose: null, time, picture: null, name: '' })),
          video: file,
          intrinsics: null,
        },
        points: null,
        boxes: [],
        tasks: [],
        axisAlignment: null,
        convention: OUR_CONVENTION,
        open: [],
        notes: [...notes, `${file.path}: a video has no poses, so nothing can be drawn into it`],
      };
    });
  },
  write: async (folder) => {
    const { clip } = folder.scene;
    if (!clip?.file) {
      throw problem('scene.json', 'clip.file', 'missing', 'the scene has no video', 'Choose another format');
    }
    return clipExport(folder).files.slice();
  },
};
