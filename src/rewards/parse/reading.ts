import type { ShownFrame } from '../frames';
import type { Issue, Prediction } from '../result';
import type { GroundingTask } from '../task';

/** What a reader made of a completion. */
export interface Reading {
  readonly prediction: Prediction;
  /** Grounding: the frame that was named, where it is one of the shown frames. */
  readonly frame: ShownFrame | null;
  /** Everything that is not as it should be; for the strict reader, none means that the format is right. */
  readonly faults: readonly Issue[];
}

/** How many frames a grounding task shows; 0 where it does not say. */
export function shownFrameCount(task: GroundingTask): number {
  return task.poses.length || task.frames.length;
}
