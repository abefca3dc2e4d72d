import type { StageBox, StageRole } from '../stageBox';
import { boxAxes, toBox } from './boxAxes';
import { dot, type Vector3 } from './vector';

/** What was predicted or missed is asked about more often than the truth that it is drawn over. */
const RANK: Readonly<Record<StageRole, number>> = { tp: 0, fp: 0, fn: 0, truth: 1, ghost: 2 };

/** Keys of the boxes that a ray passes through, the one most likely meant first: predicted and missed boxes before
 * truths before ghosts, small ones before large ones, since a small box can lie within a large one but is never
 * hidden by it. Boxes that hold the ray's origin are left out: whoever looks out of a box does not point at it. */
export function pickBoxes(origin: Vector3, direction: Vector3, boxes: readonly StageBox[]): string[] {
  const volume = ({ box }: StageBox): number => box[3] * box[4] * box[5];
  return boxes
    .filter((candidate) => hits(origin, direction, candidate))
    .sort((a, b) => RANK[a.role] - RANK[b.role] || volume(a) - volume(b))
    .map((hit) => hit.key);
}

/** The slab test, in the box's own axes. */
function hits(origin: Vector3, direction: Vector3, { box }: StageBox): boolean {
  const from = toBox(box, origin);
  const axes = boxAxes(box);
  let enter = 0;
  let leave = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const half = box[3 + i]! / 2;
    const step = dot(axes[i]!, direction);
    if (step === 0) {
      if (Math.abs(from[i]!) > half) return false;
      continue;
    }
    const [a, b] = [(-half - from[i]!) / step, (half - from[i]!) / step];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter > 0 && enter <= leave;
}

/** What a click on `hits` selects: the first, or the next one after the box that is selected already. */
export function nextPick(hits: readonly string[], selected: string | null): string | null {
  return hits[(hits.indexOf(selected ?? '') + 1) % hits.length] ?? null;
}
