import type { ClipFrame } from '#rewards';

/** A picture that can be drawn, and the clip frame that it is. */
export interface Picture {
  readonly frame: ClipFrame;
  readonly image: CanvasImageSource;
}

/** Decoded pictures of a clip. */
export interface FrameSource {
  /** The picture to show for a frame: its own where that is decoded, otherwise the last one shown. Null before the first.
   * It stays drawable until the next call. */
  picture(frame: ClipFrame): Picture | null;
  /** Asks for a frame (and, while playing, for those after it); `onPicture` tells when there is something new. */
  want(frame: ClipFrame, playing: boolean): void;
  close(): void;
}

export interface FrameSourceEvents {
  readonly onPicture: () => void;
  /** Decoding broke off; the pictures decoded so far stay. */
  readonly onFailure: (error: unknown) => void;
  /** The frame that is wanted has no picture, only that: the others can be shown.
   * @param stand the frame whose picture stands in for it; null where there is none */
  readonly onGap: (frame: ClipFrame, error: unknown, stand: ClipFrame | null) => void;
}

/** What a frame source needs to know of the clip. */
export interface ClipFacts {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
}
