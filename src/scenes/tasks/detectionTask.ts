import type { DetectionTask } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import { boxInCamera } from '../boxInCamera';
import { DETECTION_PROMPT } from './prompts';
import { isClear } from './visibility';

/** "Find every object": all instances that are clear in the shown views, with boxes in the first shown camera's frame,
 * ordered by label and then by depth.
 * @param shown the views that the policy sees, as indices into `scene.views` */
export function detectionTask(scene: AnnotatedViews, shown: readonly number[]): DetectionTask {
  const first = scene.views.poses[shown[0]!]!;
  const boxes = scene.instances
    .filter((instance) => isClear(instance, shown))
    .map(({ id, label, box }) => ({ label, box: boxInCamera(first, box), instance: id }))
    .sort((p, q) => (p.label < q.label ? -1 : p.label > q.label ? 1 : p.box[2] - q.box[2]));
  const frames = shown.map((view) => scene.clipFrames[view]!);
  return {
    id: `${scene.id}/detection/${frames[0]}-${frames.at(-1)}`,
    scene: scene.id,
    kind: 'detection',
    prompt: DETECTION_PROMPT,
    frames,
    target: { boxes },
  };
}
