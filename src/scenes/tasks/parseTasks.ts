import type { Task } from '#rewards';
import { SceneError, type SceneProblem, shorten } from '../sceneError';
import { schemaProblems } from '../schemaProblems';
import { taskFileSchema } from './taskSchema';

/** Reads the parsed JSON of a scene's `tasks.json`.
 * @throws SceneError listing everything that is wrong with it */
export function parseTasks(json: unknown, file = 'tasks.json'): readonly Task[] {
  const read = taskFileSchema.safeParse(json);
  if (!read.success) throw new SceneError(schemaProblems(file, json, read.error.issues));
  // the schema says nothing of brands (world, camera, clip, shown): here is where they are given
  const tasks = read.data.tasks as unknown as Task[];
  const problems = checkTasks(tasks, file);
  if (problems.length > 0) throw new SceneError(problems);
  return tasks;
}

/** The content of a `tasks.json`. */
export function taskFile(scene: string, tasks: readonly Task[]): object {
  return { format: 'reward-room/tasks', version: 1, scene, tasks };
}

function checkTasks(tasks: readonly Task[], file: string): SceneProblem[] {
  const problems: SceneProblem[] = [];
  const report = (path: string, value: unknown, message: string, remedy: string) =>
    problems.push({ file, path, value: shorten(value), message, remedy });
  const ids = new Set<string>();
  tasks.forEach((task, index) => {
    const path = `tasks[${index}]`;
    if (ids.has(task.id))
      report(`${path}.id`, task.id, 'used by an earlier task', 'Give every task its own id');
    ids.add(task.id);
    if (task.kind === 'reasoning' && task.options) {
      const letters = task.options.map((_, i) => String.fromCharCode(65 + i));
      if (!letters.includes(task.target.answer)) {
        const given = `${letters.length} options are given`;
        const remedy = `Answer with one of ${letters.join(', ')}`;
        report(`${path}.target.answer`, task.target.answer, given, remedy);
      }
    }
    if (task.kind !== 'grounding') return;
    if (task.poses.length !== task.frames.length) {
      report(
        `${path}.poses.length`,
        task.poses.length,
        `${task.frames.length} frames are shown`,
        'Give one pose per shown frame',
      );
    }
    const { frame } = task.target;
    if (frame !== undefined && frame >= task.frames.length) {
      report(
        `${path}.target.frame`,
        frame,
        `${task.frames.length} frames are shown`,
        'Count the shown frames from 0',
      );
    }
  });
  return problems;
}
