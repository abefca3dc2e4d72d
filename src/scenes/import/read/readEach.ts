import { describeProblem, SceneError, type SceneProblem } from '../../sceneError';
import type { Capture } from '../capture';

/** Reads several scenes of one source. Those that cannot be read are told in the notes of the first that can.
 * @throws SceneError with all problems if none can */
export async function readEach<Item>(
  items: readonly Item[],
  read: (item: Item) => Promise<Capture>,
): Promise<readonly Capture[]> {
  const captures: Capture[] = [];
  const problems: SceneProblem[] = [];
  for (const item of items) {
    try {
      captures.push(await read(item));
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      problems.push(...error.problems);
    }
  }
  const [first, ...others] = captures;
  if (first === undefined) throw new SceneError(problems);
  return [{ ...first, notes: [...first.notes, ...problems.map(describeProblem)] }, ...others];
}
