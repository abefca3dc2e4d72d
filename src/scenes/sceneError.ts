/** One thing wrong with a scene's files: where it is, what stands there, and what to do about it. */
export interface SceneProblem {
  /** File name inside the scene folder, e.g. `scene.json`. */
  readonly file: string;
  /** Place in the file, e.g. `instances[3].box[4]`; empty where it is about the file as a whole. */
  readonly path: string;
  /** What stands there, shortened; `undefined` where nothing does. */
  readonly value?: string;
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

/** A scene, a shard or a task list that cannot be read. */
export class SceneError extends Error {
  readonly problems: readonly SceneProblem[];

  constructor(problems: readonly SceneProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'SceneError';
    this.problems = problems;
  }
}

/** One line: `scene.json: instances[3].box[4] is -0.2: a size must be above 0. Swap …`. */
export function describeProblem(problem: SceneProblem): string {
  const where = problem.path === '' ? problem.file : `${problem.file}: ${problem.path}`;
  const what = problem.value === undefined ? '' : ` is ${problem.value}`;
  return `${where}${what}: ${problem.message}. ${problem.remedy}.`;
}

/** Any value as a short piece of text for a message. */
export function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
