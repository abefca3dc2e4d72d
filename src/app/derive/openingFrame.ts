import type { ClipFrame, Task } from '#rewards';

/** Where the clip stands when a task is opened: the frame in which its boxes are given; in grounding the best one. */
export function openingFrame(task: Task): ClipFrame | undefined {
  const best = task.kind === 'grounding' ? task.target.frame : 0;
  return task.frames[best ?? 0];
}
