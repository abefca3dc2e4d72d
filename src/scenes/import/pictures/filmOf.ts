import type { Capture } from '../capture';
import { LIMITS } from '../limits';
import { imageSize } from '../read/imageSize';
import { plural } from '../read/plural';
import { problem } from '../read/problem';
import type { SourceFile } from '../sourceFile';
import { numberGaps } from './numberGaps';

/** Frames per second of pictures, of which nothing says it. */
const FPS = 10;

/** A clip of those pictures of a folder that have the size of most, and what the user should know of the others.
 * @throws SceneError if none is a picture, or there are too many */
export async function filmOf(
  folder: string,
  pictures: readonly SourceFile[],
): Promise<{ clip: NonNullable<Capture['clip']>; notes: string[] }> {
  if (pictures.length > LIMITS.frames) {
    const frames = plural(pictures.length, 'picture');
    throw problem(folder, '', frames, `more than the ${LIMITS.frames} of a clip`, 'Leave some out');
  }
  const notes = ['pictures have no poses, so nothing can be drawn into them'];
  const sized: { picture: SourceFile; width: number; height: number }[] = [];
  const broken: string[] = [];
  for (const picture of pictures) {
    const size = await imageSize(await picture.blob());
    if (size && size.width > 0 && size.height > 0) sized.push({ picture, ...size });
    else broken.push(picture.path);
  }
  const remedy = 'Check that the files are whole, or save them as JPEG, PNG or WebP';
  if (sized.length === 0) throw problem(broken[0]!, '', undefined, 'not a picture', remedy);
  if (broken.length > 0) {
    notes.push(
      `${plural(broken.length, 'file')} left out, not being pictures; the first is ${broken[0]}. ${remedy}`,
    );
  }
  const votes = new Map<string, number>();
  for (const { width, height } of sized) {
    const key = `${width}×${height}`;
    votes.set(key, (votes.get(key) ?? 0) + 1);
  }
  const common = [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best))[0];
  const frames = sized.filter(({ width, height }) => `${width}×${height}` === common);
  if (frames.length < sized.length) {
    const others = plural(sized.length - frames.length, 'picture');
    notes.push(`${others} of ${sized.length} left out: of another size than ${common}`);
  }
  const gaps = numberGaps(frames.map(({ picture }) => picture.path));
  if (gaps) notes.push(gaps);
  const { width, height } = frames[0]!;
  return {
    clip: {
      width,
      height,
      fps: FPS,
      frames: frames.map(({ picture }) => ({ pose: null, time: null, picture, name: picture.path })),
      video: null,
      intrinsics: null,
    },
    notes,
  };
}
