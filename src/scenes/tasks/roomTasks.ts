import type { Task } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import { detectionTask } from './detectionTask';
import { groundingTasks } from './groundingTasks';

/** Frames shown in grounding and in detection. Both lie about a second apart in an eight-second clip. */
export const GROUNDING_FRAMES = 8;
export const DETECTION_FRAMES = 4;

/** All tasks of a scene: grounding over eight evenly spread views, detection over windows of four views as far apart. */
export function roomTasks(scene: AnnotatedViews): Task[] {
  const stride = Math.max(1, Math.floor(scene.views.frames / GROUNDING_FRAMES));
  const every = Array.from({ length: Math.min(GROUNDING_FRAMES, scene.views.frames) }, (_, i) => i * stride);
  const windows = every
    .slice(0, Math.max(1, every.length - DETECTION_FRAMES + 1))
    .map((_, i) => every.slice(i, i + DETECTION_FRAMES));
  return [...groundingTasks(scene, every), ...windows.map((window) => detectionTask(scene, window))];
}

/** The views that a task shows, as indices into `scene.views`.
 * @throws RangeError if the scene has no view of a frame */
export function shownViews(scene: AnnotatedViews, task: Pick<Task, 'id' | 'frames'>): number[] {
  return task.frames.map((frame) => {
    const view = scene.clipFrames.indexOf(frame);
    if (view < 0) throw new RangeError(`${task.id} shows frame ${frame}, of which ${scene.id} has no view`);
    return view;
  });
}
