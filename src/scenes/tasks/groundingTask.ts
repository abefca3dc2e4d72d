import type { GroundingTask, ShownFrame } from '#rewards';
import type { AnnotatedInstance, AnnotatedViews } from '../annotatedViews';
import { projectedArea } from './projectedArea';
import { isVisibleIn } from './visibility';

/** How a grounding task tells its object from all others. */
export interface Reference {
  /** The end of the task's id. */
  readonly name: string;
  readonly prompt: string;
  /** Ids of the other objects that the prompt names. */
  readonly anchors?: readonly string[];
}

/** The task to find an instance, with the frame by the paper's rule. */
export function groundingTask(
  scene: AnnotatedViews,
  shown: readonly number[],
  instance: AnnotatedInstance,
  { name, prompt, anchors }: Reference,
): GroundingTask {
  const { id, label, box } = instance;
  const alike = scene.instances.filter((other) => other.label === label);
  return {
    id: `${scene.id}/grounding/${name}`,
    scene: scene.id,
    kind: 'grounding',
    subset: alike.length > 1 ? 'multiple' : 'unique',
    prompt,
    ...(anchors && { about: anchors }),
    frames: shown.map((view) => scene.clipFrames[view]!),
    poses: shown.map((view) => scene.views.poses[view]!),
    target: { label, box, frame: bestFrame(scene, shown, instance), instance: id },
  };
}

/** The paper's rule: of the shown frames in which the object is visible, the one where its projected box covers most. */
function bestFrame(scene: AnnotatedViews, shown: readonly number[], instance: AnnotatedInstance): ShownFrame {
  const { poses, intrinsics } = scene.views;
  let best = 0;
  let largest = -1;
  shown.forEach((view, frame) => {
    if (!isVisibleIn(instance, view)) return;
    const area = projectedArea(instance.box, poses[view]!, intrinsics);
    if (area > largest) [best, largest] = [frame, area];
  });
  return best as ShownFrame;
}
