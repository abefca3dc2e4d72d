import type { GroundingTask, ShownFrame } from '#rewards';
import type { AnnotatedInstance, AnnotatedViews } from '../annotatedViews';
import { projectedArea } from './projectedArea';
import { groundingPrompt, MODIFIERS, type Modifier } from './prompts';
import { isClear, isGlimpsed, isVisibleIn } from './visibility';

/** The second candidate must be this much farther (metres, and as a factor) for "nearest" to be clear. */
const DISTANCE_MARGIN = 0.3;
const DISTANCE_FACTOR = 1.1;
/** And this much larger, as a factor of the volume, for "largest". */
const VOLUME_FACTOR = 1.3;

/** Every question "find the …" that the shown views answer without doubt.
 * @param shown the views that the policy sees, as indices into `scene.views` */
export function groundingTasks(scene: AnnotatedViews, shown: readonly number[]): GroundingTask[] {
  const glimpsed = scene.instances.filter((instance) => isGlimpsed(instance, shown));
  const labels = [...new Set(glimpsed.map(({ label }) => label))];
  return labels.flatMap((label) => {
    const candidates = glimpsed.filter((instance) => instance.label === label);
    const questions: { target: AnnotatedInstance | null; modifier: Modifier | null }[] =
      candidates.length === 1
        ? [{ target: candidates[0]!, modifier: null }]
        : MODIFIERS.map((modifier) => ({ target: extreme(scene, shown, candidates, modifier), modifier }));
    return questions.flatMap(({ target, modifier }) =>
      target && isClear(target, shown) ? [groundingTask(scene, shown, target, modifier)] : [],
    );
  });
}

function groundingTask(
  scene: AnnotatedViews,
  shown: readonly number[],
  { id, label, box, rays }: AnnotatedInstance,
  modifier: Modifier | null,
): GroundingTask {
  return {
    id: `${scene.id}/grounding/${modifier ? `${modifier}-` : ''}${id}`,
    scene: scene.id,
    kind: 'grounding',
    prompt: groundingPrompt(label, modifier),
    frames: shown.map((view) => scene.clipFrames[view]!),
    poses: shown.map((view) => scene.views.poses[view]!),
    target: { label, box, frame: bestFrame(scene, shown, { id, label, box, rays }), instance: id },
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

/** The candidate that the modifier means, or null where the runner-up is too close to it. */
function extreme(
  scene: AnnotatedViews,
  shown: readonly number[],
  candidates: readonly AnnotatedInstance[],
  modifier: Modifier,
): AnnotatedInstance | null {
  const byDistance = modifier === 'nearest' || modifier === 'farthest';
  const eye = scene.views.poses[shown[0]!]!;
  const measure = ({ box }: AnnotatedInstance) =>
    byDistance
      ? Math.sqrt((box[0] - eye[3]!) ** 2 + (box[1] - eye[7]!) ** 2 + (box[2] - eye[11]!) ** 2)
      : box[3] * box[4] * box[5];
  const rising = candidates
    .map((instance) => ({ instance, value: measure(instance) }))
    .sort((p, q) => p.value - q.value);
  if (modifier === 'farthest' || modifier === 'largest') rising.reverse();
  const [first, second] = [rising[0]!, rising[1]!];
  const low = Math.min(first.value, second.value);
  const high = Math.max(first.value, second.value);
  const clear = byDistance
    ? high >= low + DISTANCE_MARGIN && high >= low * DISTANCE_FACTOR
    : high >= low * VOLUME_FACTOR;
  return clear ? first.instance : null;
}
