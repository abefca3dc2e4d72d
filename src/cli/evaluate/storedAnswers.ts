import { readFileSync } from 'node:fs';
import { SceneError } from '#scenes';

/** Reads completions that some policy wrote elsewhere, JSON lines of {"task": id, "completion": text}, by task id.
 * @throws SceneError naming the first line that is none, or a task that stands there twice */
export function storedAnswers(file: string): Map<string, readonly string[]> {
  const answers = new Map<string, readonly string[]>();
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const fail = (message: string) =>
        new SceneError([
          {
            file,
            path: `line ${index + 1}`,
            message,
            remedy: 'Write {"task": id, "completion": text} a line',
          },
        ]);
      const { task, completion } = fields(line);
      if (typeof task !== 'string' || typeof completion !== 'string') throw fail('no task and completion');
      if (answers.has(task)) throw fail(`a second completion of ${task}`);
      answers.set(task, [completion]);
    });
  return answers;
}

function fields(line: string): { task?: unknown; completion?: unknown } {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
}
