import { composePoses, type Pose, type Task, type WorldBox } from '#rewards';
import { letterOf } from '../../questions/textPrior';
import type { Scene } from '../../scene';
import { invertAffine } from '../apply/matrix3';
import { memoryFile } from '../memoryFile';
import { frameNames } from '../read/frameNames';
import { matrixRows } from '../read/matrixRows';
import { movedFile } from '../read/movedFile';
import { pinholeMatrix } from '../read/pinhole';
import { problem } from '../read/problem';
import { sceneName } from '../read/sceneName';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';
import { detectionAnswer, groundingAnswer } from './answers';
import { intoCamera } from './intoCamera';

/** Writes `ID_rows.json`, one row a task, and `ID_scene.json`: one row without a question that shows every frame and every
 * instance, so that nothing is lost that no task speaks of. Beside them the pictures, if the clip has them.
 * @throws SceneError for a scene without a clip */
export async function writeVgLlm({ scene, files, tasks }: SceneFolder): Promise<readonly SourceFile[]> {
  if (!scene.clip)
    throw problem(
      'scene.json',
      'clip',
      'missing',
      'rows of VG-LLM are about frames, and there are none',
      'Export it as PLY instead',
    );
  const names = frameNames(scene);
  const rows = tasks.map((task) => taskRow(task, scene, names));
  const written = [memoryFile(`${scene.id}_rows.json`, stringify(rows))];
  if (scene.poses.length > 0)
    written.unshift(memoryFile(`${scene.id}_scene.json`, stringify([sceneRow(scene, names)])));
  scene.clip.pictures?.forEach((picture, frame) => {
    const file = files.get(picture);
    if (file) written.push(movedFile(file, names[frame]!));
  });
  return written;
}

function sceneRow(scene: Scene, names: readonly string[]): object {
  const first = scene.poses[0]! as readonly number[] as Pose;
  return {
    scene_name: sceneName(scene),
    images: names,
    boxes: scene.instances.map(({ id, label, box }) => ({
      label,
      bbox_3d: intoCamera(first, box as readonly number[] as unknown as WorldBox),
      instance: id,
    })),
    ...cameras(
      scene,
      names.map((_, frame) => frame),
    ),
  };
}

function taskRow(task: Task, scene: Scene, names: readonly string[]): object {
  const shown = {
    scene_name: sceneName(scene),
    id: task.id,
    images: task.frames.map((frame) => names[frame]!),
  };
  const says = (placeholders: string, answer: string) => [
    { from: 'human', value: `${placeholders}${task.prompt}` },
    { from: 'gpt', value: answer },
  ];
  const rest = cameras(scene, task.frames);
  switch (task.kind) {
    case 'detection': {
      const { boxes } = task.target;
      return {
        ...shown,
        conversations: says('<image>\n'.repeat(task.frames.length), detectionAnswer(boxes)),
        boxes: boxes.map(({ label, box, instance }) => ({
          bbox_3d: box,
          label,
          ...(instance ? { instance } : {}),
        })),
        ...rest,
      };
    }
    case 'grounding': {
      const { label, box, frame, instance } = task.target;
      const best = frame === undefined ? null : intoCamera(task.poses[frame]!, box);
      return {
        ...shown,
        conversations: says(
          `${task.frames.map((_, i) => `Frame-${i}: <image>`).join('')}\n`,
          best ? groundingAnswer(frame!, best) : '',
        ),
        metadata: {
          dataset: 'reward-room',
          ...(task.subset ? { question_type: task.subset } : {}),
          ...(instance ? { object_id: instance } : {}),
        },
        target: best && { frame, bbox_3d: best },
        label,
        gt_bbox: box,
        prompt: `${task.prompt}\n`,
        ...rest,
      };
    }
    case 'reasoning':
      return {
        ...shown,
        question_type: task.question,
        ...(task.options ? { options: task.options.map((text, i) => `${letterOf(i)}. ${text}`) } : {}),
        ground_truth: task.target.answer,
        conversations: says(`${'<image>'.repeat(task.frames.length)}\n`, task.target.answer),
        ...rest,
      };
  }
}

/** Poses without the alignment, which goes beside them; nothing where the scene has none. */
function cameras(scene: Scene, frames: readonly number[]): object {
  if (scene.poses.length === 0) return {};
  const back = invertAffine(scene.axisAlignment);
  const { intrinsics } = scene;
  return {
    ...(intrinsics ? { cam2img: matrixRows(pinholeMatrix(intrinsics)) } : {}),
    cam2global: frames.map((frame) => matrixRows(composePoses(back, scene.poses[frame]!))),
    axis_align_matrix: matrixRows(scene.axisAlignment),
  };
}

function stringify(rows: readonly object[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}
