import type { Task } from '#rewards';

/** A task's name in a list of its kind, short. */
export function taskTitle(task: Task): string {
  if (task.kind !== 'detection') return task.prompt;
  const [first, last] = [task.frames[0], task.frames.at(-1)];
  return first === last ? `Every object in frame ${first}` : `Every object, frames ${first} – ${last}`;
}

export const kindTitles: Readonly<Record<Task['kind'], string>> = {
  detection: 'Detection',
  grounding: 'Grounding',
  reasoning: 'Questions',
};
