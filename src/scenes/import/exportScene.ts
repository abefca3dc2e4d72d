import { problem } from './read/problem';
import type { SceneFolder } from './sceneFolder';
import type { FormatId } from './sceneFormat';
import { SCENE_FORMATS } from './sceneFormats';
import type { SourceFile } from './sourceFile';

/** A scene as files of any format, with everything that the format can say.
 * @throws SceneError if the format cannot hold what it must: points for PLY, poses for COLMAP */
export async function exportScene(folder: SceneFolder, format: FormatId): Promise<readonly SourceFile[]> {
  const writer = SCENE_FORMATS.find(({ id }) => id === format);
  if (!writer)
    throw problem(
      folder.scene.id,
      '',
      format,
      'no such format',
      `Choose one of ${SCENE_FORMATS.map(({ id }) => id).join(', ')}`,
    );
  return writer.write(folder);
}
