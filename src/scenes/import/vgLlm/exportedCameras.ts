import { isRigid } from '#rewards';
import type { FindFile } from '../read/fileFinder';
import { folderOf } from '../read/folderOf';
import { matchPictures } from '../read/matchPictures';
import type { Intrinsics } from '../read/pinhole';
import { readText } from '../read/readText';
import type { SourceFile } from '../sourceFile';

/** What ScanNet's export tells of the cameras of a scene: the files that lie beside its pictures. */
export interface ExportedCameras {
  /** By picture path: camera-to-world of the unaligned world, 4×4. */
  readonly poses: ReadonlyMap<string, readonly number[]>;
  readonly alignment: readonly number[] | null;
  readonly intrinsics: Intrinsics | null;
}

/** A pose is some 200 bytes, a scene's own text some thousand. */
const BYTES = 65_536;

/** Looks for `00810.txt` beside `00810.jpg`, for `intrinsic.txt`, and for the `axisAlignment` in `scene0415_00.txt`. Pictures at
 * which ScanNet lost track have `-inf` for a pose, and get none.
 * @param only the scene's name, where there are others from which files must be kept apart */
export async function exportedCameras(
  pictures: readonly string[],
  scene: string,
  only: string | null,
  find: FindFile,
): Promise<ExportedCameras> {
  const files = matchPictures(
    pictures.map((picture) => picture.replace(/\.\w+$/, '.txt')),
    find,
    only,
  );
  const poses = new Map<string, readonly number[]>();
  for (const [i, file] of files.entries()) {
    const matrix = file && numbersOf(await readText(file, BYTES));
    if (matrix && isRigid(matrix, 1e-3)) poses.set(pictures[i]!, matrix);
  }
  const folder = folderOf(pictures[0] ?? '');
  const read = async (names: readonly string[]) => {
    const [file] = matchPictures(names, find, only).filter(
      (found): found is SourceFile => found !== undefined,
    );
    return file ? await readText(file, BYTES) : '';
  };
  const k = numbersOf(await read([`${folder}/intrinsic.txt`, `${folder}/intrinsic_color.txt`]));
  const [, words = ''] = /^\s*axisAlignment\s*=(.*)$/m.exec(await read([`${scene}/${scene}.txt`])) ?? [];
  const alignment = numbersOf(words);
  return {
    poses,
    alignment: isRigid(alignment, 1e-3) ? alignment : null,
    intrinsics: k.length === 16 ? { fx: k[0]!, fy: k[5]!, cx: k[2]!, cy: k[6]! } : null,
  };
}

function numbersOf(text: string): number[] {
  return text.trim().split(/\s+/).map(Number);
}
