import type { Task } from '#rewards';

/** A task's name in a list of its kind, short. */
export function taskTitle(task: Task): string {
  if (task.kind === 'grounding') return task.prompt;
  // The first line is the question; its options follow.
  if (task.kind === 'reasoning') return shortened(task.prompt.split('\n', 1)[0]!);
  const [first, last] = [task.frames[0], task.frames.at(-1)];
  return first === last ? `Every object in frame ${first}` : `Every object, frames ${first} – ${last}`;
}

/** Lists are narrow, questions long. */
function shortened(text: string): string {
  return text.length > 72 ? `${text.slice(0, 71).trimEnd()}…` : text;
}

export const kindTitles: Readonly<Record<Task['kind'], string>> = {
  detection: 'Detection',
  grounding: 'Grounding',
  reasoning: 'Questions',
};
