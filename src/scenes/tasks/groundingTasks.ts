import type { GroundingTask } from '#rewards';
import type { AnnotatedInstance, AnnotatedViews } from '../annotatedViews';
import { groundingTask, type Reference } from './groundingTask';
import { groundingPrompt, MODIFIERS, type Modifier } from './prompts';
import { isClear, isGlimpsed } from './visibility';

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
      target && isClear(target, shown)
        ? [groundingTask(scene, shown, target, referenceTo(target, modifier))]
        : [],
    );
  });
}

function referenceTo({ id, label }: AnnotatedInstance, modifier: Modifier | null): Reference {
  return { name: `${modifier ? `${modifier}-` : ''}${id}`, prompt: groundingPrompt(label, modifier) };
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
