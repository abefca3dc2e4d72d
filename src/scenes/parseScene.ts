import { checkScene } from './checkScene';
import type { Scene } from './scene';
import { SceneError } from './sceneError';
import { sceneSchema } from './schema';
import { schemaProblems } from './schemaProblems';

/** Reads the parsed JSON of a `scene.json`.
 * @throws SceneError listing everything that is wrong with it */
export function parseScene(json: unknown): Scene {
  const read = sceneSchema.safeParse(json);
  if (!read.success) throw new SceneError(schemaProblems('scene.json', json, read.error.issues));
  const problems = checkScene(read.data);
  if (problems.length > 0) throw new SceneError(problems);
  return read.data;
}
