import { movedFile } from '../read/movedFile';
import { naturalOrder } from '../read/naturalOrder';
import { problem } from '../read/problem';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';

/** What other formats need of a clip: a file name per frame, and the pictures under those names, or the video. */
export interface ClipExport {
  /** In natural order, since a reader may sort by them. Where the clip is a video, those that its frames would have:
   * `ffmpeg -i clip.mp4 images/frame_%05d.png` writes them. */
  readonly names: readonly string[];
  readonly files: readonly SourceFile[];
}

const PICTURE = /\.(jpe?g|png|webp)$/i;

/** @throws SceneError if a file that the clip names is missing */
export function clipExport({ scene: { clip }, files }: SceneFolder): ClipExport {
  if (!clip) return { names: [], files: [] };
  const find = (path: string): SourceFile => {
    const file = files.get(path);
    if (!file) throw problem(path, '', 'missing', 'scene.json names it in the clip', 'Add the file');
    return file;
  };
  const pictures = clip.pictures?.map(find) ?? [];
  const own = clip.pictures ?? clip.names?.filter((name) => PICTURE.test(name)) ?? [];
  const usable =
    own.length === clip.frames && own.every((name, k) => k === 0 || naturalOrder(own[k - 1]!, name) < 0);
  const names = usable
    ? own
    : Array.from({ length: clip.frames }, (_, k) => {
        const suffix = /\.[a-z]+$/i.exec(own[k] ?? '')?.[0] ?? '.png';
        return `images/frame_${String(k + 1).padStart(5, '0')}${suffix}`;
      });
  return {
    names,
    files: clip.file ? [find(clip.file)] : pictures.map((picture, k) => movedFile(picture, names[k]!)),
  };
}
