import type { Task } from '#rewards';
import { askToThink, boxInCamera } from '#scenes';
import { writeDetection, writeGrounding } from '../tokens/writeAnswer';
import { writeReasoning } from '../tokens/writeReasoning';

/** The text that imitation teaches for a task: its true answer as a policy writes it, after its working where the prompt asks
 * for that. */
export function targetText(task: Task): string {
  switch (task.kind) {
    case 'detection':
      return writeDetection(task.target.boxes);
    case 'grounding': {
      const frame = task.target.frame ?? 0;
      return writeGrounding(frame, boxInCamera(task.poses[frame]!, task.target.box));
    }
    case 'reasoning':
      return writeReasoning(task, task.prompt.startsWith(askToThink({ ...task, prompt: '' }).prompt));
  }
}
