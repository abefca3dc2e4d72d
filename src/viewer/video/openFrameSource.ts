import type { ClipFacts, FrameSource, FrameSourceEvents } from './frameSource';
import type { videoElementFrames } from './videoElementFrames';
import { WrongFrameCount, webCodecsFrames } from './webCodecsFrames';

// Few browsers need it.
const byElement = async (...clip: Parameters<typeof videoElementFrames>) =>
  (await import('./videoElementFrames')).videoElementFrames(...clip);

/** Loads a clip whole (sample clips are a few MB; a static host need not serve ranges) and opens it for decoding.
 * @throws an error that says what is wrong with the clip, ready to be shown after its file name */
export async function openFrameSource(
  url: string,
  facts: ClipFacts,
  events: FrameSourceEvents,
  signal: AbortSignal,
): Promise<FrameSource> {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    throw new Error(`the server answered ${response.status}. Check that it was copied with the other files`);
  }
  const clip = await response.blob();
  signal.throwIfAborted();

  if (!('VideoDecoder' in globalThis)) return byElement(clip, facts, events);
  try {
    return await webCodecsFrames(clip, facts, events);
  } catch (reason) {
    if (reason instanceof WrongFrameCount) throw reason;
    // The element may know a codec that WebCodecs does not; if not, the first reason says more than its own.
    return byElement(clip, facts, events).catch(() => {
      const why = (reason instanceof Error ? reason.message : String(reason)).replace(/\.$/, '');
      throw new Error(`${why}. Convert it to H.264 in an MP4 without B-frames`);
    });
  }
}
