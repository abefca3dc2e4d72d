import type { ReasoningTask } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import { Random } from '../random';
import { spatialQuestions } from './spatialQuestions';

/** The spatial questions of a generated scene, about all of its views: the same ones whenever they are asked for, whatever
 * other scenes are read.
 * @param perType how many of each type, at most */
export function sceneQuestions(scene: AnnotatedViews, perType = 2): ReasoningTask[] {
  const every = scene.clipFrames.map((_, view) => view);
  return spatialQuestions(scene, every, Random.seeded(seedOf(scene.id)), { perType });
}

/** FNV-1a, 32 bits. */
function seedOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash;
}
