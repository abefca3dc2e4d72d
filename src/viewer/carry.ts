import type { ClipFrame, Pose, WorldBox } from '#rewards';

/** A box that was given in a camera's frame, and is carried from there to its place in the world. */
export interface StageCarry {
  /** Whose camera. */
  readonly frame: ClipFrame;
  /** Camera-to-world, as the reward takes it. */
  readonly pose: Pose;
  /** Where it arrives. */
  readonly box: WorldBox;
  /** Another number asks to see it again. */
  readonly turn: number;
}
