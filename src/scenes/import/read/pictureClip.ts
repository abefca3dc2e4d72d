import type { CaptureClip } from '../capture';
import { LIMITS } from '../limits';
import { clipSize } from './clipSize';
import type { FindFile } from './fileFinder';
import { matchPictures } from './matchPictures';
import { plural } from './plural';
import { problem } from './problem';

/** Frames per second where nothing says it. */
const FPS = 10;

/** What a format says of a clip that names its pictures, but not their size. */
export interface NamedFrames {
  /** The file that says it. */
  readonly file: string;
  readonly frames: readonly { readonly name: string; readonly pose: readonly number[] | null }[];
  readonly intrinsics: CaptureClip['intrinsics'];
  /** The scene whose pictures they are, where the source holds others too. */
  readonly only: string | null;
}

/** Makes a clip of frames in the order given, with whatever pictures of them are at hand.
 * @throws SceneError if there are too many */
export async function pictureClip(
  { file, frames, intrinsics, only }: NamedFrames,
  find: FindFile,
): Promise<{ clip: CaptureClip; notes: string[] }> {
  if (frames.length > LIMITS.frames) {
    throw problem(
      file,
      '',
      plural(frames.length, 'frame'),
      `more than the ${LIMITS.frames} that a clip may have`,
      'Leave some out',
    );
  }
  const names = frames.map(({ name }) => name);
  const pictures = matchPictures(names, find, only);
  const notes: string[] = [];
  const lost = names.filter((_, frame) => pictures[frame] === undefined);
  if (lost.length > 0)
    notes.push(`${lost.length} of ${names.length} pictures are not among the files: ${lost[0]}`);
  const { note, ...size } = await clipSize(pictures, intrinsics);
  if (note) notes.push(note);
  const clip = {
    ...size,
    fps: FPS,
    frames: frames.map((frame, i) => ({ ...frame, time: null, picture: pictures[i] ?? null })),
    video: null,
    intrinsics,
  };
  return { clip, notes };
}
