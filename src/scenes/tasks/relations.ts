import type { Pose } from '#rewards';
import type { AnnotatedInstance } from '../annotatedViews';
import { cameraStance } from '../cameraPose';
import { boxDistance } from '../questions/boxDistance';

/** The larger of two must have so many times the volume of the smaller to be called so. */
const VOLUME_FACTOR = 1.3;

/** The smaller and the larger of exactly two instances; null where they are about as large, or not two. */
export function sizedPair(
  alike: readonly AnnotatedInstance[],
): readonly [small: AnnotatedInstance, large: AnnotatedInstance] | null {
  const volume = ({ box }: AnnotatedInstance) => box[3] * box[4] * box[5];
  const [small, large, third] = [...alike].sort((p, q) => volume(p) - volume(q));
  if (!small || !large || third || volume(large) < VOLUME_FACTOR * volume(small)) return null;
  return [small, large];
}

/** The one of the candidates that is nearest to, or farthest from, an anchor between nearest points: by 0.3 m and a quarter of the
 * distance at least. */
export function extremeFrom(
  candidates: readonly AnnotatedInstance[],
  anchor: AnnotatedInstance,
  wanted: 'nearest' | 'farthest',
): AnnotatedInstance | null {
  const rising = candidates
    .map((instance) => ({ instance, distance: boxDistance(instance.box, anchor.box).distance }))
    .sort((p, q) => p.distance - q.distance);
  if (wanted === 'farthest') rising.reverse();
  const [first, second] = rising;
  if (!first || !second) return null;
  const [low, high] = [Math.min(first.distance, second.distance), Math.max(first.distance, second.distance)];
  return high - low >= 0.3 && high >= 1.25 * low ? first.instance : null;
}

/** Whether an object lies or stands on another: above its outline, off the floor, and touching it. A pillow is on a couch although
 * the back of the couch is higher. */
export function isOn({ box }: AnnotatedInstance, support: AnnotatedInstance): boolean {
  const [across, along] = ownPlace(support, box[0], box[1]);
  const inside = Math.abs(across) < support.box[3] / 2 && Math.abs(along) < support.box[4] / 2;
  const lift = box[2] - box[5] / 2 - (support.box[2] - support.box[5] / 2);
  return inside && lift > 0.25 * support.box[5] && boxDistance(box, support.box).distance < 0.05;
}

/** Whether an object stands between two others: `yes` well within the middle of the line that joins them, `no` well off it. */
export function isBetween(
  { box }: AnnotatedInstance,
  a: AnnotatedInstance,
  b: AnnotatedInstance,
): 'yes' | 'no' | 'doubtful' {
  const [dx, dy] = [b.box[0] - a.box[0], b.box[1] - a.box[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length < 1.2) return 'doubtful';
  const [px, py] = [box[0] - a.box[0], box[1] - a.box[1]];
  const share = (px * dx + py * dy) / (length * length);
  const aside = Math.abs(px * dy - py * dx) / length;
  if (share > 0.25 && share < 0.75 && aside < Math.min(0.5, 0.2 * length)) return 'yes';
  return share < 0.05 || share > 0.95 || aside > Math.max(1, 0.4 * length) ? 'no' : 'doubtful';
}

/** On which side of an anchor an object is for someone who stands where the first picture was taken and looks at the anchor: null
 * where it is rather before or behind it than beside it, or not plainly to a side. */
export function sideOf(
  { box }: AnnotatedInstance,
  { box: anchor }: AnnotatedInstance,
  first: Pose,
): 'left' | 'right' | null {
  const { x, y } = cameraStance(first);
  const [sx, sy] = [anchor[0] - x, anchor[1] - y];
  const sight = Math.sqrt(sx * sx + sy * sy);
  const [dx, dy] = [box[0] - anchor[0], box[1] - anchor[1]];
  const beyond = (dx * sx + dy * sy) / sight;
  const left = (dy * sx - dx * sy) / sight;
  if (Math.abs(left) < 0.4 || Math.abs(left) < 1.2 * Math.abs(beyond) || sight + beyond < 0.5) return null;
  return left > 0 ? 'left' : 'right';
}

/** A place on the floor along the two level axes of an upright object, from its middle. */
function ownPlace({ box }: AnnotatedInstance, x: number, y: number): [number, number] {
  const [dx, dy, c, s] = [x - box[0], y - box[1], Math.cos(box[6]), Math.sin(box[6])];
  return [c * dx + s * dy, c * dy - s * dx];
}
