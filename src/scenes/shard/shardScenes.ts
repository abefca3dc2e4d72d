import type { AnnotatedViews } from '../annotatedViews';
import type { Furniture } from '../generator/furniture';
import { generateScene } from '../generator/generateScene';
import { type Split, sceneId, sceneSeed } from './splits';

/** The scenes of a shard, one after the other: the same numbers always give the same scenes. */
export function* shardScenes(
  furniture: readonly Furniture[],
  split: Split,
  seed: number,
  count: number,
): Generator<AnnotatedViews> {
  for (let index = 0; index < count; index++) {
    yield generateScene(sceneSeed(split, seed, index), furniture, sceneId(split, seed, index));
  }
}
