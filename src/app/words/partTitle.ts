import type { PartName, Task } from '#rewards';

/** A part of the reward by the name that it has in this kind of task. */
export function partTitle(part: PartName, kind: Task['kind']): string {
  if (part === 'iou') return kind === 'detection' ? 'mean IoU' : 'IoU';
  if (part === 'f1') return 'F1';
  return part;
}
