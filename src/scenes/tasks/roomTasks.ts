import type { Task } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import { detectionTask } from './detectionTask';
import { groundingTasks } from './groundingTasks';
import { relationTasks } from './relationTasks';

/** Frames shown in grounding and in detection. All lie about a second apart in an eight-second clip. */
export const GROUNDING_FRAMES = 8;
export const DETECTION_FRAMES = [4, 6] as const;

/** All perception tasks of a scene: grounding over eight evenly spread views, by label and by relation; detection over windows
 * of four and of six views as far apart. The simplest come first. */
export function roomTasks(scene: AnnotatedViews): Task[] {
  const stride = Math.max(1, Math.floor(scene.views.frames / GROUNDING_FRAMES));
  const every = Array.from({ length: Math.min(GROUNDING_FRAMES, scene.views.frames) }, (_, i) => i * stride);
  const [four, six] = DETECTION_FRAMES.map((frames) => windows(every, frames)) as [number[][], number[][]];
  return [
    ...groundingTasks(scene, every),
    ...four.map((window) => detectionTask(scene, window)),
    // a scene of fewer than six views has these already
    ...six.filter(({ length }) => length > four[0]!.length).map((window) => detectionTask(scene, window)),
    ...relationTasks(scene, every),
  ];
}

function windows(views: readonly number[], frames: number): number[][] {
  return views.slice(0, Math.max(1, views.length - frames + 1)).map((_, i) => views.slice(i, i + frames));
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
