import type { Task, TaskKind } from '#rewards';
import { DETECTION_FRAMES } from '#scenes';

/** Which grounding prompts are asked: those that name an object by its label, those that name it by a relation to others, or both. */
export const PROMPTS = ['all', 'label', 'relation'] as const;

export type Prompts = (typeof PROMPTS)[number];

/** Which tasks are to be judged: those of one kind, and of detection the windows of as many frames as policies are taught on. */
export function asked(kind: TaskKind, prompts: Prompts): (task: Task) => boolean {
  return (task) => {
    if (task.kind !== kind) return false;
    if (task.kind === 'detection') return task.frames.length === DETECTION_FRAMES[0];
    return task.kind === 'reasoning' || prompts === 'all' || (prompts === 'relation') === Boolean(task.about);
  };
}
