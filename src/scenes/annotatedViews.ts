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
}

export interface AnnotatedInstance {
  readonly id: string;
  readonly label: string;
  readonly box: WorldBox;
  /** How many of each view's rays meet the instance, `[views.frames]`: the measure of what can be seen of it. */
  readonly rays: readonly number[];
}
