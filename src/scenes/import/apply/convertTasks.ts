import type { CameraBox, ClipFrame, Pose, ShownFrame, TargetBox, Task, WorldBox } from '#rewards';
import type { CaptureTask } from '../capture';
import type { Convention } from '../convention';
import { convertCameraBox, convertWorldBox } from './convertBox';
import type { FileToWorld } from './fileToWorld';

interface TaskContext {
  readonly scene: string;
  readonly convention: Convention;
  /** Of boxes. */
  readonly world: FileToWorld;
  /** The clip frame of a frame of the capture; undefined where it was left out. */
  readonly clipFrame: ReadonlyMap<number, number>;
  /** Per clip frame, or none. */
  readonly poses: readonly Pose[];
  /** Labels of the scene's instances, by id. */
  readonly labels: ReadonlyMap<string, string>;
}

/** A file's tasks as ours. One that shows a frame that was left out, or that lacks what its kind needs, is left out too. */
export function convertTasks(
  tasks: readonly CaptureTask[],
  context: TaskContext,
): { tasks: readonly Task[]; notes: readonly string[] } {
  const notes: string[] = [];
  const ids = new Set<string>();
  const converted = tasks.flatMap((task) => {
    const made = ids.has(task.id) ? 'an earlier task has the same id' : convert(task, context, notes);
    if (typeof made === 'string') {
      notes.push(`Task ${task.id} was left out: ${made}`);
      return [];
    }
    ids.add(task.id);
    return [made];
  });
  return { tasks: converted, notes };
}

function convert(task: CaptureTask, context: TaskContext, notes: string[]): Task | string {
  const frames = task.frames.map((frame) => context.clipFrame.get(frame));
  if (frames.length === 0) return 'it shows no frame';
  if (frames.includes(undefined)) return 'it shows a frame that was left out';
  const base = { id: task.id, scene: context.scene, prompt: task.prompt, frames: frames as ClipFrame[] };
  const instance = (id: string, label: string) => (context.labels.get(id) === label ? { instance: id } : {});
  if (task.kind === 'detection') {
    const boxes = task.boxes.flatMap((box): TargetBox[] => {
      const made = convertCameraBox(box, context.convention);
      if (typeof made !== 'string') {
        return [{ label: box.label, box: made as unknown as CameraBox, ...instance(box.id, box.label) }];
      }
      notes.push(`Task ${task.id}: box ${box.id} (${box.label}) was left out: ${made}`);
      return [];
    });
    return { ...base, kind: 'detection', target: { boxes } };
  }
  if (task.kind === 'reasoning') {
    const { question, answer } = task;
    const options = task.options.map((option) => option.replace(/^[A-Z][.)]\s+/, ''));
    return {
      ...base,
      kind: 'reasoning',
      question,
      ...(options.length > 1 ? { options } : {}),
      target: { answer },
    };
  }
  if (context.poses.length === 0) return 'a grounding task needs the poses of its frames';
  const box = convertWorldBox(task.box, context.convention, context.world);
  if (typeof box === 'string') return box;
  if (task.frame !== null && !(task.frame >= 0 && task.frame < frames.length)) {
    return `its frame is ${task.frame}, of ${frames.length} that are shown`;
  }
  return {
    ...base,
    kind: 'grounding',
    ...(task.subset ? { subset: task.subset } : {}),
    poses: base.frames.map((frame) => context.poses[frame]!),
    target: {
      label: task.box.label,
      box: box as unknown as WorldBox,
      ...(task.frame === null ? {} : { frame: task.frame as ShownFrame }),
      ...instance(task.box.id, task.box.label),
    },
  };
}
