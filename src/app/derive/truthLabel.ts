import type { Task } from '#rewards';

/** Name of the target's box at place `index`. */
export function truthLabel(task: Task, index: number): string {
  if (task.kind === 'detection') return task.target.boxes[index]?.label ?? 'box';
  return task.kind === 'grounding' ? task.target.label : 'answer';
}
