import type { SourceFile } from '../sourceFile';

/** Whether a file's name is that of a picture that a browser can show. */
export function isPicture(file: SourceFile): boolean {
  return /\.(jpe?g|png|webp)$/i.test(file.path) && !isHidden(file);
}

/** Whether a file's name is that of a video that a browser may be able to show. */
export function isVideo(file: SourceFile): boolean {
  return /\.(mp4|m4v|mov|webm|mkv)$/i.test(file.path) && !isHidden(file);
}

/** What an operating system leaves beside the files that people know of. */
function isHidden(file: SourceFile): boolean {
  return /(^|\/)(\.|__MACOSX\/)/.test(file.path);
}
