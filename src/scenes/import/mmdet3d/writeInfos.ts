import { memoryFile } from '../memoryFile';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';
import { folderPoints } from '../write/folderPoints';
import { COLUMNS } from './readPoints';

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Boxes and points of a scene as an mmdetection3d-style info file. It has no place for a clip, poses or tasks. */
export async function writeInfos(folder: SceneFolder): Promise<readonly SourceFile[]> {
  const { scene } = folder;
  const points = await folderPoints(folder);
  const labels = [...new Set(scene.instances.map(({ label }) => label))];
  const info = {
    scene: scene.id,
    source: scene.title,
    licence: scene.licence,
    ...(points ? { points: { file: 'points.bin', dtype: 'float32', columns: COLUMNS } } : {}),
    frame: 'axis-aligned world, metres, z up',
    axis_align_matrix: rows(IDENTITY),
    // Our points are aligned already, and turning them back would round them: what was done to them stands here instead.
    applied_align_matrix: rows(scene.axisAlignment),
    metainfo: { categories: Object.fromEntries(labels.map((label, i) => [label, i])) },
    instances: scene.instances.map(({ id, label, box }) => ({
      bbox_3d: shortest(box),
      bbox_label_3d: labels.indexOf(label),
      bbox_id: id,
    })),
  };
  const json = memoryFile('boxes.json', `${JSON.stringify(info)}\n`);
  if (points === null) return [json];
  const table = new DataView(new ArrayBuffer(24 * points.count));
  for (let i = 0; i < points.count; i++) {
    for (let k = 0; k < 3; k++) {
      table.setFloat32(24 * i + 4 * k, points.positions[3 * i + k]!, true);
      table.setFloat32(24 * i + 12 + 4 * k, points.colors[3 * i + k]!, true);
    }
  }
  return [json, memoryFile('points.bin', new Uint8Array(table.buffer))];
}

/** Six numbers for a box along the axes, seven for one that is turned about z only, else nine. */
function shortest(box: readonly number[]): readonly number[] {
  if (box[7] !== 0 || box[8] !== 0) return box;
  return box.slice(0, box[6] === 0 ? 6 : 7);
}

function rows(matrix: readonly number[]): number[][] {
  return [0, 4, 8, 12].map((row) => matrix.slice(row, row + 4));
}
