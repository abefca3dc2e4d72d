import type { Scene } from '../../scene';
import { sceneId } from './sceneId';

/** What to call a scene in a format that has one name for it, and makes paths of it: its title, where that is fit for it and
 * reading it again gives the scene its id. */
export function sceneName({ id, title }: Scene): string {
  return /^[\w/-]+$/.test(title) && sceneId(title, new Set()) === id ? title : id;
}
