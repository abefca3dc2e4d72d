import type { SourceFile } from '../sourceFile';
import type { FindFile } from './fileFinder';

/** The source's picture for each name that a scene's file gives, undefined where it has none. Where a source holds several
 * scenes, frame 00810.jpg of one is not that of another: then `scene` must occur in the picture's path. */
export function matchPictures(
  names: readonly string[],
  find: FindFile,
  scene: string | null,
): (SourceFile | undefined)[] {
  return names.map((name) => {
    const file = find(name, '');
    return file && (scene === null || `/${file.path}`.includes(`/${scene}`)) ? file : undefined;
  });
}
