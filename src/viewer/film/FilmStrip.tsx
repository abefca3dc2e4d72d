import type { ReactElement } from 'react';
import type { ClipFrame } from '#rewards';
import type { Scene } from '#scenes';
import type { ClockStore } from '../createClock';
import type { FrameRange } from './visibleRanges';

/** A frame that means something: f*, the best frame of the truth, or f̂, the predicted one. */
export interface FrameMark {
  readonly frame: ClipFrame;
  readonly kind: 'truth' | 'predicted';
  /** Short, e.g. `f*`. */
  readonly label: string;
}

export interface FilmStripProps {
  readonly scene: Scene;
  /** Folder of the scene, ending in a slash. */
  readonly baseUrl: string;
  readonly clock: ClockStore;
  readonly marks?: readonly FrameMark[];
  /** Frames in which the selected box is in view. */
  readonly visible?: readonly FrameRange[];
  /** Frames that the task shows to the policy. */
  readonly shown?: readonly ClipFrame[];
}

/** The clip as a strip of stills with a play head: a slider over the frames. */
export function FilmStrip(_props: FilmStripProps): ReactElement {
  return <div role="presentation" />;
}
