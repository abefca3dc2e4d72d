import type { ClipFrame } from '#rewards';
import type { ClipFacts, FrameSource, FrameSourceEvents, Picture } from './frameSource';

/** Pictures of a clip from a `<video>` element, for browsers without WebCodecs.
 *
 * `currentTime` says which frame was asked for, never which one is shown; `requestVideoFrameCallback` does, so a picture is
 * copied in that callback and carries the frame that it named. That holds only while the element stands still (in play the
 * next frame may be there by the time of the callback), so it never plays: it seeks, one frame after the other.
 * @throws if the element cannot load the clip */
export async function videoElementFrames(
  clip: Blob,
  { width, height, fps, frames }: ClipFacts,
  { onPicture, onFailure }: FrameSourceEvents,
): Promise<FrameSource> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(clip);
  const release = (): void => {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  };
  Object.assign(video, { muted: true, playsInline: true, preload: 'auto', src: url });
  await new Promise<void>((resolve, reject) => {
    video.onloadeddata = () => resolve();
    video.onerror = () => reject(new Error(video.error?.message || 'this browser cannot play it'));
  }).catch((error: unknown) => {
    release();
    throw error;
  });
  video.onerror = () => onFailure(video.error ?? new Error('the video stopped'));

  const copy = new OffscreenCanvas(width, height);
  const context = copy.getContext('2d')!;
  let shown: Picture | null = null;
  let wanted: ClipFrame | null = null;
  let seeking = false;
  let closed = false;

  function seek(): void {
    if (seeking || closed || wanted === null || wanted === shown?.frame) return;
    seeking = true;
    video.requestVideoFrameCallback((_now, { mediaTime }) => {
      seeking = false;
      if (closed) return;
      context.drawImage(video, 0, 0, width, height);
      const frame = Math.min(Math.max(Math.round(mediaTime * fps), 0), frames - 1) as ClipFrame;
      shown = { frame, image: copy };
      onPicture();
      seek();
    });
    // The middle of a frame is safe from rounding.
    video.currentTime = (wanted + 0.5) / fps;
  }

  return {
    picture: () => shown,
    want(frame) {
      wanted = frame;
      seek();
    },
    close() {
      closed = true;
      video.onerror = null;
      release();
    },
  };
}
