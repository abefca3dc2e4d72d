import { useEffect, useRef, useState } from 'react';
import type { ClipFrame } from '#rewards';
import type { Scene } from '#scenes';
import type { ClockStore } from '../createClock';
import type { FrameSource, Picture } from './frameSource';
import { openFrameSource } from './openFrameSource';

export type ClipState =
  | { readonly state: 'poster' | 'ready' }
  | { readonly state: 'error'; readonly message: string };

export interface Clip {
  readonly status: ClipState;
  /** The picture to show for a frame: decoded, else the poster, else null. */
  readonly picture: (frame: ClipFrame) => Picture | null;
}

/** Opens a scene's poster and clip, and keeps the decoder at the clock's frame.
 * @param onPicture called, outside React's rendering, when there is a new picture to show */
export function useClip(scene: Scene, folder: string, clock: ClockStore, onPicture: () => void): Clip {
  const [status, setStatus] = useState<ClipState>({ state: 'poster' });
  const poster = useRef<Picture | null>(null);
  const source = useRef<FrameSource | null>(null);

  useEffect(() => {
    const image = new Image();
    image.onload = () => {
      poster.current = { frame: scene.poster.frame as ClipFrame, image };
      onPicture();
    };
    image.src = folder + scene.poster.file;
    return () => {
      image.onload = null;
      poster.current = null;
    };
  }, [scene, folder, onPicture]);

  useEffect(() => {
    const abort = new AbortController();
    const follow = (): void => {
      const { frame, playing } = clock.getState();
      source.current?.want(frame, playing);
    };
    const fail = (error: unknown): void => {
      if (abort.signal.aborted) return;
      const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
      setStatus({ state: 'error', message: `The clip ${scene.clip.file} cannot be shown: ${reason}` });
    };
    const show = (): void => {
      onPicture();
      setStatus((before) => (before.state === 'ready' ? before : { state: 'ready' }));
    };
    setStatus({ state: 'poster' });
    openFrameSource(folder + scene.clip.file, scene.clip, { onPicture: show, onFailure: fail }, abort.signal)
      .then((opened) => {
        if (abort.signal.aborted) return opened.close();
        source.current = opened;
        follow();
      })
      .catch(fail);
    const unsubscribe = clock.subscribe(follow);
    return () => {
      abort.abort();
      unsubscribe();
      source.current?.close();
      source.current = null;
    };
  }, [scene, folder, clock, onPicture]);

  const picture = (frame: ClipFrame): Picture | null => source.current?.picture(frame) ?? poster.current;
  return { status, picture };
}
