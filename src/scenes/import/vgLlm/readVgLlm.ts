import { describeProblem, SceneError, type SceneProblem } from '../../sceneError';
import type { Capture } from '../capture';
import { fileFinder } from '../read/fileFinder';
import { firstScenes } from '../read/firstScenes';
import { readEach } from '../read/readEach';
import { sceneId } from '../read/sceneId';
import type { FileSource } from '../sourceFile';
import { readRows } from './readRows';
import type { VgLlmRow } from './row';
import { rowFiles } from './rowFiles';
import { sceneOfRows } from './sceneOfRows';

/** Problems that are told one by one; of more there is only the number. */
const TOLD = 5;

/** Reads all row files of a source: rows about one scene, in whichever file, become one capture.
 * @throws SceneError if no row can be used */
export async function readVgLlm(source: FileSource): Promise<readonly Capture[]> {
  const scenes = new Map<string, { file: string; rows: VgLlmRow[] }>();
  const problems: SceneProblem[] = [];
  const notes: string[] = [];
  for (const file of await rowFiles(source)) {
    try {
      const read = await readRows(file);
      notes.push(...read.notes);
      problems.push(...read.problems);
      for (const row of read.rows) {
        const scene = scenes.get(row.scene);
        if (scene) scene.rows.push(row);
        else scenes.set(row.scene, { file: file.path, rows: [row] });
      }
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (scenes.size === 0) throw new SceneError(problems.slice(0, TOLD));
  const find = fileFinder(source);
  const taken = new Set<string>();
  const [first, ...others] = await readEach(firstScenes([...scenes], notes), ([name, { file, rows }]) =>
    sceneOfRows({ name, id: sceneId(name, taken), rows, file, alone: scenes.size === 1 }, find),
  );
  return [{ ...first!, notes: [...notes, ...first!.notes, ...told(problems)] }, ...others];
}

function told(problems: readonly SceneProblem[]): string[] {
  const left = problems.length - TOLD;
  const rest = left > 0 ? [`${left} more rows could not be read and were passed over`] : [];
  return [...problems.slice(0, TOLD).map((problem) => `Passed over: ${describeProblem(problem)}`), ...rest];
}
