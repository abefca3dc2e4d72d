import { folderOf } from '../read/folderOf';
import type { FileSource, SourceFile } from '../sourceFile';

/** The files of one reconstruction. */
export interface ModelFiles {
  readonly folder: string;
  readonly cameras: SourceFile;
  readonly images: SourceFile;
  readonly points: SourceFile | null;
}

/** Finds COLMAP's reconstructions: folders with `cameras` and `images`. Where both forms are there, binary counts, as in
 * COLMAP. */
export function modelFiles(source: FileSource): ModelFiles[] {
  const byPath = new Map(source.files.map((file) => [file.path, file]));
  const folders = new Set(
    source.files
      .filter(({ path }) => /(^|\/)cameras\.(txt|bin)$/.test(path))
      .map(({ path }) => folderOf(path)),
  );
  return [...folders].flatMap((folder) => {
    for (const suffix of ['bin', 'txt']) {
      const file = (name: string) => byPath.get(`${folder === '' ? '' : `${folder}/`}${name}.${suffix}`);
      const [cameras, images] = [file('cameras'), file('images')];
      if (cameras && images) return [{ folder, cameras, images, points: file('points3D') ?? null }];
    }
    return [];
  });
}
