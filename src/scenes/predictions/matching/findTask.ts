import type { Task } from '#rewards';
import { CLUES, type ComparableTask } from './clues';
import type { RowEvidence } from './rowEvidence';

/** The task of a row and what it was told by, or why it has none. */
export type Found =
  | { readonly task: Task; readonly by: string }
  | { readonly task: null; readonly reason: string; readonly remedy: string };

const SAY_MORE =
  'Log the id of the task or the true boxes beside each completion, or drop the JSON of the data set beside it';

/** Finds the one task that a row agrees with. */
export function findTask(row: RowEvidence, tasks: readonly ComparableTask[]): Found {
  const named = row.task === undefined ? undefined : tasks.find(({ task }) => task.id === row.task);
  if (named) return { task: named.task, by: 'task id' };
  if (tasks.length === 0)
    return none('No task is open', 'Open the scene, or drop the JSON of the data set beside it');
  let left = tasks;
  let by: string | null = null;
  let asked = false;
  for (const { name, said, agrees, binding, tells } of CLUES) {
    if (!said(row)) continue;
    const agreeing = longest(
      left.filter((task) => agrees(row, task)),
      name,
    );
    if (agreeing.length === 0) {
      if (binding) return none(`No task agrees on its ${name}`, 'Open the scenes that it was sampled on');
      continue;
    }
    left = agreeing;
    asked ||= name === 'prompt' || name === 'question in the prompt';
    if (left.every(tells)) by ??= name;
  }
  if (by === null) {
    return row.task === undefined
      ? none('Nothing in it tells its task', SAY_MORE)
      : none('No task is called so', 'Open the scene of that task');
  }
  if (left.length > 1) return none('It fits several tasks', SAY_MORE);
  const [{ task }] = left as readonly [ComparableTask];
  const otherWords = row.prompt !== undefined && !asked && task.kind !== 'detection';
  return { task, by: otherWords ? `${by}, though asked in other words` : by };
}

/** "Find the table" is in "Find the table by the door" as well: of prompts found in a text the longest is meant. */
function longest(tasks: readonly ComparableTask[], clue: string): readonly ComparableTask[] {
  if (clue !== 'question in the prompt') return tasks;
  const most = Math.max(...tasks.map(({ prompt }) => prompt.length));
  return tasks.filter(({ prompt }) => prompt.length === most);
}

function none(reason: string, remedy: string): Found {
  return { task: null, reason, remedy };
}
