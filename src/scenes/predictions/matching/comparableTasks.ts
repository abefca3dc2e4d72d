import type { Task, TaskKind } from '#rewards';
import { baseName } from '../../import/read/baseName';
import type { Scene } from '../../scene';
import type { ComparableTask } from './clues';

import { plainText } from './plainText';
import { sceneName } from './rowEvidence';

/** @param scenes of the tasks; where one names its frames, so do its tasks */
export function comparableTasks(
  tasks: readonly Task[],
  scenes: readonly Pick<Scene, 'id' | 'clip'>[],
): ComparableTask[] {
  const namesOf = new Map(scenes.map(({ id, clip }) => [id, clip?.names ?? clip?.pictures]));
  const rows = new Map<TaskKind, number>();
  return tasks.map((task) => {
    const row = rows.get(task.kind) ?? 0;
    rows.set(task.kind, row + 1);
    const names = namesOf.get(task.scene);
    return {
      task,
      row,
      scene: sceneName(task.scene),
      prompt: plainText(task.prompt),
      images: names ? task.frames.map((frame) => baseName(names[frame] ?? '')) : null,
    };
  });
}
