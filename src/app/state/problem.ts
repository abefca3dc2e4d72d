import { SceneError } from '#scenes';

/** Something that went wrong, as it is told to the user: next to where it happened. */
export interface Problem {
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
}

/** A file that the page could not get. */
export class FileError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.name = 'FileError';
    this.problem = problem;
  }
}

/** Any failure in words. `where` is used where the failure itself does not know better. */
export function toProblem(failure: unknown, where: string): Problem {
  if (failure instanceof FileError) return failure.problem;
  if (failure instanceof SceneError) {
    const first = failure.problems[0];
    const more = failure.problems.length - 1;
    if (first) {
      const value = first.value === undefined ? '' : ` is ${first.value}`;
      return {
        what: `${first.path || 'The file'}${value}: ${first.message}${more > 0 ? ` (and ${more} more)` : ''}`,
        where: first.file,
        remedy: first.remedy,
      };
    }
  }
  const what = failure instanceof Error ? failure.message : String(failure);
  return { what, where, remedy: 'Reload the page; what was open stays in the link' };
}
