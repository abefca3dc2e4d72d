import type { ClipFrame } from '#rewards';

/** The one clock of the stage. It counts the clip's frames; nothing else in the app keeps a time. */
export interface Clock {
  readonly frame: ClipFrame;
  readonly frameCount: number;
  readonly fps: number;
  readonly playing: boolean;
  /** Shows a frame, rounded and clamped to the clip; play goes on from there. */
  readonly seek: (frame: number) => void;
  /** Pauses, and moves by so many frames. */
  readonly step: (by: number) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
}
