import type { Scene } from '../../scene';
import type { CaptureClip, CaptureFrame } from '../capture';
import type { SourceFile } from '../sourceFile';

/** What `scene.json` allows as the path of a file. */
const PATH = /^(?!\.{1,2}(\/|$))[^/\\:\0]+(\/(?!\.{1,2}(\/|$))[^/\\:\0]+)*$/;

/** The clip of a scene, and its files under the names that `scene.json` gives them. Pictures keep the names by which their
 * source speaks of them, where those are paths. */
export function clipFiles(
  clip: CaptureClip,
  frames: readonly CaptureFrame[],
): { clip: NonNullable<Scene['clip']>; files: Map<string, SourceFile> } {
  const files = new Map<string, SourceFile>();
  const meta = { width: clip.width, height: clip.height, fps: clip.fps, frames: frames.length };
  const names = frames.map(({ name }) => name);
  const named = names.some((name) => name !== '') ? { names } : {};
  if (clip.video) {
    const file = baseName(clip.video.path);
    files.set(file, clip.video);
    return { clip: { file, ...named, ...meta }, files };
  }
  if (!frames.some(({ picture }) => picture)) return { clip: { ...named, ...meta }, files };
  const byName = names.every((name) => PATH.test(name)) && new Set(names).size === names.length;
  // A picture that is not there keeps its place, so that whoever shows that frame can say which file is missing.
  const pictures = frames.map(({ name, picture }, i) => (byName ? name : (picture?.path ?? `missing-${i}`)));
  frames.forEach(({ picture }, i) => {
    if (picture) files.set(pictures[i]!, picture);
  });
  return { clip: { pictures, ...(byName ? {} : named), ...meta }, files };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
