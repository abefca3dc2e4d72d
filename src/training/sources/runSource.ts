import type { Task } from '#rewards';
import type { AnnotatedViews, Random } from '#scenes';

/** Questions about one scene, and what a policy may see of it. */
export interface ScenePrompts {
  readonly scene: Pick<AnnotatedViews, 'views' | 'clipFrames'>;
  readonly tasks: readonly Task[];
}

/** What a run trains on. */
export interface RunSource {
  /** The prompts of a step: a function of the random numbers that it is given, so that a resumed run draws the same. The same
   * array where they are always the same. All show as many frames, and each scene has as many.
   * @throws TrainingError naming the scene and the field where its data can't be trained on */
  tasks(step: number, random: Random): readonly ScenePrompts[];
  /** Others, at least as many as `count`, in place of some that taught nothing; absent where there are no others. */
  readonly others?: (count: number, random: Random) => readonly ScenePrompts[];
}
