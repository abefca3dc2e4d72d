import { decodePoints } from '../../decodePoints';
import type { Capture, CaptureBox, CaptureTask } from '../capture';
import { OUR_CONVENTION } from '../convention';
import type { SceneFolder } from '../sceneFolder';

/** A scene of ours as a capture: the same numbers in the convention that is ours. What a capture has no place for (stills, rays,
 * what is seen where) stays behind. */
export async function folderCapture({ scene, files, tasks }: SceneFolder): Promise<Capture> {
  const { clip, poses, timestamps, points } = scene;
  const file = points && files.get(points.file);
  return {
    format: 'reward-room',
    id: scene.id,
    title: scene.title,
    licence: scene.licence,
    clip: clip
      ? {
          width: clip.width,
          height: clip.height,
          fps: clip.fps,
          video: (clip.file !== undefined && files.get(clip.file)) || null,
          intrinsics: scene.intrinsics ?? null,
          frames: Array.from({ length: clip.frames }, (_, frame) => ({
            pose: poses[frame] ?? null,
            time: timestamps[frame] ?? null,
            picture: files.get(clip.pictures?.[frame] ?? '') ?? null,
            name: clip.names?.[frame] ?? clip.pictures?.[frame] ?? '',
          })),
        }
      : null,
    points: points && file ? decodePoints(await (await file.blob()).arrayBuffer(), points) : null,
    boxes: scene.instances.map(({ id, label, box }) => captureBox(id, label, box)),
    tasks: tasks.map((task): CaptureTask => {
      const { id, prompt, frames } = task;
      const base = { id, prompt, frames };
      if (task.kind === 'detection') {
        const boxes = task.target.boxes.map(({ label, box, instance }, i) =>
          captureBox(instance ?? `${label}-${i}`, label, box),
        );
        return { ...base, kind: 'detection', boxes };
      }
      if (task.kind === 'grounding') {
        const { label, box, frame, instance } = task.target;
        return {
          ...base,
          kind: 'grounding',
          box: captureBox(instance ?? label, label, box),
          frame: frame ?? null,
        };
      }
      return {
        ...base,
        kind: 'reasoning',
        question: task.question,
        options: task.options ?? [],
        answer: task.target.answer,
      };
    }),
    axisAlignment: scene.axisAlignment,
    convention: OUR_CONVENTION,
    open: [],
    notes: [],
  };
}

function captureBox(id: string, label: string, box: readonly number[]): CaptureBox {
  const [cx, cy, cz, dx, dy, dz, a, b, g] = box as readonly number[] & { length: 9 };
  return { id, label, centre: [cx!, cy!, cz!], size: [dx!, dy!, dz!], rotation: [a!, b!, g!] };
}
