import type { Task } from '#rewards';
import type { AnnotatedViews } from '#scenes';

/** A scene to judge a policy on, and what it is asked there. */
export interface EvaluatedScene {
  readonly id: string;
  readonly views: Pick<AnnotatedViews, 'views' | 'clipFrames'>;
  readonly tasks: readonly Task[];
}
