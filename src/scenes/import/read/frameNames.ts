import type { Scene } from '../../scene';

/** A path that is safe to write to: relative, and without `.` and `..`. */
const PATH = /^(?!\/)(?!(.*\/)?\.{0,2}(\/|$))[^\\:\0]+$/;

/** What to call each frame of a scene in another format: as its source did, else its picture, else by number in a folder
 * named after the scene. Empty without a clip. */
export function frameNames({ id, clip }: Scene): readonly string[] {
  if (!clip) return [];
  const given = clip.names ?? clip.pictures;
  if (given && new Set(given).size === given.length && given.every((name) => PATH.test(name))) return given;
  const suffix = /\.\w+$/.exec(clip.pictures?.[0] ?? '')?.[0] ?? '.jpg';
  return Array.from(
    { length: clip.frames },
    (_, frame) => `${id}/${String(frame).padStart(5, '0')}${suffix}`,
  );
}
