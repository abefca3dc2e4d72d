import type { WorldBox } from '#rewards';
import type { Scene } from '#scenes';
import type { StageBox } from '#viewer';
import { truthKey } from './boxKey';

/** All objects of a scene, as both panes draw them: what there is to see without a task. */
export function sceneBoxes({ instances }: Scene): readonly StageBox[] {
  return instances.map(({ label, box }, index) => ({
    key: truthKey(index),
    role: 'truth',
    label,
    figure: '',
    box: box as readonly number[] as unknown as WorldBox,
  }));
}
