import { SceneError, type SceneProblem } from '#scenes';

/** Any failure of an import or export as problems. */
export function problemsOf(failure: unknown, file: string): readonly SceneProblem[] {
  if (failure instanceof SceneError) return failure.problems;
  const message = failure instanceof Error ? failure.message : String(failure);
  return [{ file, path: '', message, remedy: 'Try again; if it happens again, take its files one by one' }];
}
