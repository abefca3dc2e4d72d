import type { ClipFrame } from '#rewards';

/** How fast a clip may play. */
export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4];

/** The one clock of the stage. It counts the clip's frames; nothing else in the app keeps a time. */
export interface Clock {
  readonly frame: ClipFrame;
  readonly frameCount: number;
  readonly fps: number;
  readonly playing: boolean;
  /** 1 is the clip's own. */
  readonly speed: number;
  /** Frames that play keeps to, both of them in it; null is the whole clip. */
  readonly loop: readonly [first: ClipFrame, last: ClipFrame] | null;
  /** Shows a frame, rounded and clamped to the clip; play goes on from there. */
  readonly seek: (frame: number) => void;
  /** Pauses, and moves by so many frames. */
  readonly step: (by: number) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  /** One of `SPEEDS`; play goes on from where it is. */
  readonly setSpeed: (speed: number) => void;
  /** Play keeps to these frames, and goes to the first of them if it is elsewhere. */
  readonly setLoop: (loop: Clock['loop']) => void;
}
