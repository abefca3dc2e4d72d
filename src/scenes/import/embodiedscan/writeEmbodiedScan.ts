import { composePoses, type Pose } from '#rewards';
import { invertAffine } from '../apply/matrix3';
import { memoryFile } from '../memoryFile';
import { frameNames } from '../read/frameNames';
import { matrixRows } from '../read/matrixRows';
import { movedFile } from '../read/movedFile';
import { pinholeMatrix } from '../read/pinhole';
import { sceneName } from '../read/sceneName';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';

/** Writes `embodiedscan_infos_ID.json` (poses without the alignment, which stands beside them), `embodiedscan_ID_vg.json` if
 * there are grounding tasks, and the pictures, if the clip has them. */
export async function writeEmbodiedScan(folder: SceneFolder): Promise<readonly SourceFile[]> {
  const { scene, files } = folder;
  const names = frameNames(scene);
  const json = (value: unknown) => `${JSON.stringify(value)}\n`;
  const written = [memoryFile(`embodiedscan_infos_${scene.id}.json`, json(infosOf(folder, names)))];
  const texts = textsOf(folder);
  if (texts.length > 0) written.push(memoryFile(`embodiedscan_${scene.id}_vg.json`, json(texts)));
  scene.clip?.pictures?.forEach((picture, frame) => {
    const file = files.get(picture);
    if (file) written.push(movedFile(file, names[frame]!));
  });
  return written;
}

function infosOf({ scene }: SceneFolder, names: readonly string[]): object {
  const labels = [...new Set(scene.instances.map(({ label }) => label))].sort();
  const categories = new Map(labels.map((label, i) => [label, i + 1]));
  const ids = bboxIds(scene.instances);
  const back = invertAffine(scene.axisAlignment);
  const visible = names.map((_, frame) =>
    scene.instances.flatMap(({ seen }, index) => (seen.some((s) => s.frame === frame) ? [index] : [])),
  );
  const info = {
    sample_idx: sceneName(scene),
    axis_align_matrix: matrixRows(scene.axisAlignment),
    ...(scene.intrinsics ? { cam2img: matrixRows(pinholeMatrix(scene.intrinsics)) } : {}),
    images: scene.poses.map((pose, frame) => ({
      img_path: names[frame],
      cam2global: matrixRows(composePoses(back, pose as readonly number[] as Pose)),
      visible_instance_ids: visible[frame],
    })),
    instances: scene.instances.map(({ id, label, box }) => ({
      bbox_3d: box,
      bbox_id: ids.get(id),
      bbox_label_3d: categories.get(label),
      ...(String(ids.get(id)) === id ? {} : { id }),
    })),
  };
  return { metainfo: { categories: Object.fromEntries(categories) }, data_list: [info] };
}

function textsOf({ scene, tasks }: SceneFolder): object[] {
  const ids = bboxIds(scene.instances);
  return tasks.flatMap((task) => {
    if (task.kind !== 'grounding' || task.target.instance === undefined) return [];
    return [
      {
        id: task.id,
        scan_id: sceneName(scene),
        text: task.prompt,
        target_id: ids.get(task.target.instance),
        target: task.target.label,
        distractor_ids: [],
      },
    ];
  });
}

/** Numbers for the instances: the file's own where all have one. */
function bboxIds(instances: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const numbered = instances.every(({ id }) => /^(0|[1-9]\d{0,8})$/.test(id));
  return new Map(instances.map(({ id }, index) => [id, numbered ? Number(id) : index]));
}
