import type { Task, TaskKind } from '#rewards';
import {
  type AnnotatedViews,
  askToThink,
  DETECTION_FRAMES,
  detectionTask,
  GROUNDING_FRAMES,
  groundingTasks,
  sceneQuestions,
} from '#scenes';
import type { PolicyConfig } from '../policy/policyConfig';
import { promptFits } from '../promptFits';
import { promptLengthFor } from '../promptLengthFor';
import { encode } from '../tokens/tokenizer';
import { targetText } from './targetText';

/** Spatial questions of each type about a scene: to learn from, twice as many as are judged by. */
const PER_TYPE = 4;

/**
 * What a generated scene is asked in training, the same as in the arrays for the PyTorch twin (src/cli/tokens.ts): grounding by
 * label over the first eight frames, detection over the first four, spatial questions to be thought about. A task whose true
 * answer is longer than the policy can write is left out, and one whose prompt is longer than it can read.
 */
export function trainingTasks(kind: TaskKind, config: PolicyConfig): (scene: AnnotatedViews) => Task[] {
  const most = config.maxLength - promptLengthFor(kind, config);
  const fits = (task: Task) => promptFits(task, config) && encode(targetText(task)).length < most;
  return (scene) => tasksOf(scene, kind).filter(fits);
}

function tasksOf(scene: AnnotatedViews, kind: TaskKind): Task[] {
  const first = (count: number) =>
    Array.from({ length: Math.min(count, scene.views.frames) }, (_, view) => view);
  switch (kind) {
    case 'grounding':
      return groundingTasks(scene, first(GROUNDING_FRAMES));
    case 'detection':
      return [detectionTask(scene, first(DETECTION_FRAMES[0]))];
    case 'reasoning':
      return sceneQuestions(scene, PER_TYPE).map(askToThink);
  }
}
