import { useEffect, useRef, useState } from 'react';
import type { ClipFrame } from '#rewards';
import type { Scene } from '#scenes';
import type { ClockStore } from '../createClock';
import type { SceneFiles } from '../sceneFiles';
import { useFileUrl } from '../useFileUrl';
import type { FrameSource, FrameSourceEvents, Picture } from './frameSource';
import { openFrameSource } from './openFrameSource';

export type ClipState =
  | { readonly state: 'poster' | 'ready' }
  /** `none`: there is nothing to decode, only points and boxes, or poses. */
  | { readonly state: 'error' | 'none'; readonly message: string };

export interface Clip {
  readonly status: ClipState;
  /** The picture to show for a frame: decoded, else the poster, else null. */
  readonly picture: (frame: ClipFrame) => Picture | null;
}

/** Opens a scene's poster and clip, and keeps the decoder at the clock's frame.
 * @param onPicture called, outside React's rendering, when there is a new picture to show */
export function useClip(scene: Scene, files: SceneFiles, clock: ClockStore, onPicture: () => void): Clip {
  const [status, setStatus] = useState<ClipState>({ state: 'poster' });
  const poster = useRef<Picture | null>(null);
  const source = useRef<FrameSource | null>(null);

  const posterUrl = useFileUrl(files, scene.poster?.file);
  const posterFrame = scene.poster?.frame ?? 0;
  useEffect(() => {
    if (posterUrl === null) return;
    const image = new Image();
    image.onload = () => {
      poster.current = { frame: posterFrame as ClipFrame, image };
      onPicture();
    };
    image.src = posterUrl;
    return () => {
      image.onload = null;
      poster.current = null;
    };
  }, [posterUrl, posterFrame, onPicture]);

  useEffect(() => {
    const abort = new AbortController();
    const follow = (): void => {
      const { frame, playing } = clock.getState();
      source.current?.want(frame, playing);
    };
    const fail = (error: unknown): void => {
      if (abort.signal.aborted) return;
      const stand = scene.poster ? '. The poster stands in for it' : '';
      setStatus({ state: 'error', message: `The clip cannot be shown: ${reasonOf(error)}${stand}` });
    };
    const gap: FrameSourceEvents['onGap'] = (frame, error, stand) => {
      if (abort.signal.aborted) return;
      const instead =
        stand === null
          ? '. The other frames are not affected'
          : `. The picture of frame ${stand} stands in for it`;
      setStatus({ state: 'error', message: `Frame ${frame} has no picture: ${reasonOf(error)}${instead}` });
    };
    const show = (): void => {
      onPicture();
      setStatus((before) => (before.state === 'ready' ? before : { state: 'ready' }));
    };
    const nothing = nothingToShow(scene);
    if (nothing !== null) return setStatus({ state: 'none', message: nothing });
    setStatus({ state: 'poster' });
    openClip(scene, files, { onPicture: show, onFailure: fail, onGap: gap }, abort.signal)
      .then((opened) => {
        if (abort.signal.aborted) return opened?.close();
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
  }, [scene, files, clock, onPicture]);

  const picture = (frame: ClipFrame): Picture | null => source.current?.picture(frame) ?? poster.current;
  return { status, picture };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

function nothingToShow({ clip }: Scene): string | null {
  if (!clip) return 'This scene came without a video: its points and boxes are in the reconstruction';
  if (clip.file === undefined && !clip.pictures) {
    return 'This scene came without pictures: only its camera is known';
  }
  return null;
}

/** Opens what the clip is made of; null where there is nothing to see, only poses or not even those. */
async function openClip(
  { clip }: Scene,
  files: SceneFiles,
  events: FrameSourceEvents,
  signal: AbortSignal,
): Promise<FrameSource | null> {
  if (clip?.file !== undefined) return openFrameSource(await files.url(clip.file), clip, events, signal);
  const { pictures } = clip ?? {};
  if (!pictures) return null;
  const load = async (frame: number): Promise<Blob> => {
    const response = await fetch(await files.url(pictures[frame]!), { signal });
    if (!response.ok) throw new Error(`${pictures[frame]} is not there`);
    return response.blob();
  };
  // Few scenes are folders of pictures.
  const { pictureFrames } = await import('./pictureFrames');
  return pictureFrames(load, pictures.length, events);
}
