import type { Task, TaskKind } from '#rewards';
import { DETECTION_FRAMES } from '#scenes';
import { encode, type PolicyConfig } from '#training/headless';

/** Which tasks of a kind a policy can be asked: those whose prompt it can read, and of detection the windows of as many frames
 * as it was taught on. */
export function askable(kind: TaskKind, { promptLength }: PolicyConfig): (task: Task) => boolean {
  return (task) =>
    task.kind === kind &&
    (kind !== 'detection' || task.frames.length === DETECTION_FRAMES[0]) &&
    encode(task.prompt).length <= promptLength;
}
