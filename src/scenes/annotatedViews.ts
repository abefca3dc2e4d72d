import type { ClipFrame, WorldBox } from '#rewards';
import type { Views } from './views';

/** Views of a scene together with what is truly in them: the source of tasks, the same for a generated training scene
 * and for the recorded frames of a real clip. The policy sees `views` only. */
export interface AnnotatedViews {
  /** Scene id. */
  readonly id: string;
  readonly views: Views;
  /** The clip frame of each view, `[views.frames]`, rising. A generated scene's clip has just its views. */
  readonly clipFrames: readonly ClipFrame[];
  readonly instances: readonly AnnotatedInstance[];
  /** The room's inside, axis-aligned, metres. */
  readonly bounds: RoomBounds;
}

export interface RoomBounds {
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
}

export interface AnnotatedInstance {
  readonly id: string;
  readonly label: string;
  readonly box: WorldBox;
  /** How many of each view's rays meet the instance, `[views.frames]`: the measure of what can be seen of it. */
  readonly rays: readonly number[];
  /** Whether so much as a few pixels of it are in each view, `[views.frames]`, where that is known: a recorded picture shows
   * what falls between the rays. */
  readonly glimpsed?: readonly boolean[];
}
