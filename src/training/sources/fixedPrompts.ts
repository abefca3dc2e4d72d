import type { Task } from '#rewards';
import { checkFinite } from './checkFinite';
import type { RunSource, ScenePrompts } from './runSource';

/** The same prompts of one room at every step: what the page trains on. */
export function fixedPrompts(scene: ScenePrompts['scene'], tasks: readonly Task[]): RunSource {
  const prompts = [{ scene, tasks }];
  checkFinite(prompts[0]!, tasks[0]?.scene ?? 'the room');
  return { tasks: () => prompts };
}
