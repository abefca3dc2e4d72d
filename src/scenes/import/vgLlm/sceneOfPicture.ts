/** Folders that say what lies in them, not which scene it is. */
const KINDS =
  /^(images?|color|rgb|frames|dslr|resized(_undistorted)?_images|iphone|(lowres|vga|ultra)?_?wide|.*_frames)$/i;

/** The scene that a picture belongs to, by its path: `scene0415_00` in `scannet/posed_images/scene0415_00/00810.jpg`, else
 * the folder nearest to the picture that is not named after its content. */
export function sceneOfPicture(image: string): string {
  const scannet = /(?:^|\/)(scene\d{4}_\d{2})(?:\/|$)/.exec(image);
  if (scannet) return scannet[1]!;
  const folders = image.split('/').slice(0, -1);
  return folders.findLast((folder) => folder !== '' && !KINDS.test(folder)) ?? folders.at(-1) ?? 'scene';
}
