import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GroundingTask, Task } from '#rewards';
import {
  annotateScene,
  decodeRays,
  grouped,
  parseScene,
  Random,
  recordedScene,
  roomQuestions,
  roomTasks,
  taskFile,
} from '#scenes';
import { nameInScene } from './nameInScene';
import { readSceneFile, readSceneJson } from './readScene';
import { UsageError } from './usageError';

/** Grounding tasks by label and by relation, at most, so that the file stays small. */
const MOST_SIMPLE = 16;
const MOST_RELATIONS = 7;
/** The questions are drawn by this seed. */
const SEED = 1;

/** `tasks`: the tasks of a sample room, beside its `scene.json`. */
export function writeTasks(args: string[]): number {
  const [folder] = args;
  if (!folder || args.length > 1) throw new UsageError('tasks DIR: name one scene folder');
  const scene = recordedScene(parseScene(readSceneJson(folder, 'scene.json')));
  const views = annotateScene(scene, decodeRays(readSceneFile(folder, scene.rays.file), scene));
  const perception = roomTasks(views);
  const grounding = perception.filter((task) => task.kind === 'grounding');
  const simple = mostVaried(
    grounding.filter(({ about }) => !about),
    MOST_SIMPLE,
  );
  const relations = mostVaried(
    grounding.filter(({ about }) => about),
    MOST_RELATIONS,
  );
  const detection = perception.filter(({ kind }) => kind === 'detection');
  const questions = roomQuestions(views, Random.seeded(SEED), 1 / scene.clip.fps);
  const tasks: Task[] = [...simple, ...detection, ...relations, ...questions];

  const file = scene.tasks ?? 'tasks.json';
  const text = `${JSON.stringify(taskFile(scene.id, tasks), (_, value: unknown) => rounded(value))}\n`;
  writeFileSync(join(folder, file), text);
  process.stderr.write(
    `${file}: ${simple.length + relations.length} grounding and ${detection.length} detection tasks, ` +
      `${questions.length} questions; ${(text.length / 1000).toFixed(1)} kB\n`,
  );
  for (const [type, alike] of grouped(questions, ({ question }) => question))
    process.stderr.write(`  ${type}: ${alike.length}\n`);
  nameInScene(folder, 'tasks', file);
  return 0;
}

/** At most so many, in their order: those that repeat the fewest objects and kinds of relation. */
function mostVaried(tasks: readonly GroundingTask[], most: number): GroundingTask[] {
  const kept: GroundingTask[] = [];
  const repeats = (task: GroundingTask) =>
    kept.filter(({ target }) => target.instance === task.target.instance).length +
    kept.filter((other) => relationOf(other) === relationOf(task)).length;
  while (kept.length < Math.min(most, tasks.length)) {
    const left = tasks.filter((task) => !kept.includes(task));
    kept.push(left.reduce((best, task) => (repeats(task) < repeats(best) ? task : best)));
  }
  return tasks.filter((task) => kept.includes(task));
}

/** `nearest`, `on`, `between` …: what stands in the id after the object; for a task by label its whole id, which no other has. */
function relationOf({ id, about }: GroundingTask): string {
  return about ? (id.split('/')[3] ?? '') : id;
}

/** A micrometre or a microradian is more than exact. */
function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
}
