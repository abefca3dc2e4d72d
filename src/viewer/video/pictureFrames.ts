import type { ClipFrame } from '#rewards';
import { FrameCache } from './FrameCache';
import type { FrameSource, FrameSourceEvents } from './frameSource';

const CAPACITY = 24;
/** Pictures decoded ahead of the one shown, while playing. */
const AHEAD = 4;

/** A clip that is a folder of pictures.
 * @param load the picture of a frame, encoded. One that cannot be had leaves a gap, and the picture that was shown stays */
export function pictureFrames(
  load: (frame: number) => Promise<Blob>,
  frames: number,
  { onPicture, onGap }: FrameSourceEvents,
): FrameSource {
  const cache = new FrameCache(CAPACITY);
  const broken = new Map<number, unknown>();
  let wanted = 0 as ClipFrame;
  let playing = false;
  let closed = false;
  let running = false;

  function missing(): ClipFrame | null {
    const end = Math.min(wanted + (playing ? AHEAD : 0) + 1, frames);
    for (let frame = wanted; frame < end; frame++) {
      if (!cache.has(frame) && !broken.has(frame)) return frame;
    }
    return null;
  }

  /** Whether there is what is wanted. In play a gap passes by too quickly to be read. */
  function tell(): void {
    if (cache.has(wanted)) {
      // Whether or not it gets drawn before the next is wanted: it may have to stand in for that.
      cache.show(wanted, playing);
      onPicture();
    } else if (broken.has(wanted) && !playing)
      onGap(wanted, broken.get(wanted), cache.show(wanted, false)?.frame ?? null);
  }

  /** One loop decodes, one picture at a time, until nothing is missing. */
  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let frame = missing(); frame !== null && !closed; frame = missing()) {
      try {
        // Poses belong to the pixels as they are stored, whatever a camera noted about turning them.
        const image = await createImageBitmap(await load(frame), { imageOrientation: 'none' });
        if (closed) image.close();
        else cache.add(frame, image, wanted);
        if (frame === wanted && !closed) tell();
        else if (frame < wanted) onPicture();
      } catch (error) {
        broken.set(frame, error);
        if (!closed && frame === wanted) tell();
      }
    }
    running = false;
    if (closed) cache.clear();
  }

  return {
    picture: (frame) => cache.show(frame, playing),
    want(frame, isPlaying) {
      wanted = frame;
      playing = isPlaying;
      if (closed) return;
      tell();
      void run();
    },
    close() {
      closed = true;
      if (!running) cache.clear();
    },
  };
}
