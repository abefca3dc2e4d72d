import { describe, expect, it } from 'vitest';
import { applyConvention } from '../applyConvention';
import { OUR_CONVENTION } from '../convention';
import { memoryFile } from '../memoryFile';
import { folderCapture } from '../rewardRoom/folderCapture';
import type { SceneFolder } from '../sceneFolder';
import type { SourceFile } from '../sourceFile';
import { livingRoomFolder } from '../testing/livingRoomFolder';
import { mmdet3dFormat } from './mmdet3dFormat';

const source = (...files: SourceFile[]) => ({ name: 'scan', files });
const json = (path: string, content: object) => memoryFile(path, JSON.stringify(content));
const floats = (path: string, ...rows: number[]) =>
  memoryFile(path, new Uint8Array(Float32Array.from(rows).buffer));
const one = async (...files: SourceFile[]) => (await mmdet3dFormat.read(source(...files)))[0]!;
const box = { bbox_3d: [1, 2, 0.5, 1, 2, 1], bbox_label_3d: 3 };

describe('mmdetection3d', () => {
  it('reads one scene with numbered labels, and calls some of them as we do', async () => {
    const capture = await one(
      json('boxes.json', {
        points: { file: 'points.bin', dtype: 'float32', columns: ['r', 'g', 'b', 'x', 'y', 'z'] },
        axis_align_matrix: [
          [0, -1, 0, 1],
          [1, 0, 0, 2],
          [0, 0, 1, 3],
          [0, 0, 0, 1],
        ],
        instances: [
          { bbox_3d: [1, 2, 3, 4, 5, 6], label_3d: 3 },
          { bbox_3d: [1, 2, 3, 4, 5, 6, 0.7], label_3d: 17 },
          { bbox_3d: [1, 2, 3, 4, 5, 6, 0.7, 0.8, 0.9], label_3d: 0 },
          { bbox_3d: [1, 2, 3, 4, 5, 6], label: 'lamp' },
        ],
      }),
      floats('points.bin', 255, 128, 0, 1, 2, 3, 0, 0, 0, 4, 5, 6),
    );
    expect(capture.boxes.map(({ label, rotation }) => [label, ...rotation])).toEqual([
      ['couch', 0, 0, 0],
      ['bin', 0.7, 0, 0],
      ['cabinet', 0.7, 0.8, 0.9],
      ['lamp', 0, 0, 0],
    ]);
    expect(capture.boxes[0]).toMatchObject({ centre: [1, 2, 3], size: [4, 5, 6] });
    expect([...capture.points!.positions]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...capture.points!.colors]).toEqual([255, 128, 0, 0, 0, 0]);
    expect(capture.axisAlignment).toEqual([0, -1, 0, 1, 1, 0, 0, 2, 0, 0, 1, 3, 0, 0, 0, 1]);
    expect(capture.convention.align).toEqual({ poses: true, points: true, boxes: false });
    expect(capture.notes.join('\n')).toMatch(
      /in mmdetection3d's order.*sofa is called couch here.*garbagebin is called bin/s,
    );
  });

  it('reads many scenes of one file, with their own names of the classes', async () => {
    const captures = await mmdet3dFormat.read(
      source(
        json('infos.json', {
          metainfo: { categories: { stool: 3 } },
          data_list: ['a', 'b'].map((name) => ({
            lidar_points: { num_pts_feats: 6, lidar_path: `${name}.bin` },
            instances: [box],
          })),
        }),
        floats('points/a.bin', 0, 0, 0, 1, 0, 0.5),
        floats('points/b.bin', 0, 0, 1, 1, 1, 1),
      ),
    );
    expect(captures.map(({ id, boxes }) => [id, boxes[0]!.label])).toEqual([
      ['a', 'stool'],
      ['b', 'stool'],
    ]);
    // colours between 0 and 1
    expect([...captures[0]!.points!.colors]).toEqual([255, 0, 128]);
  });

  it('does without points that are not there', async () => {
    const capture = await one(json('boxes.json', { points: { file: 'gone.bin' }, instances: [box] }));
    expect(capture.points).toBeNull();
    expect(capture.notes).toContain('gone.bin, the points, is not among the files');
  });

  it('writes and reads the living room without a loss', async () => {
    const room = livingRoomFolder();
    const capture = await one(...(await mmdet3dFormat.write(room)));
    const wanted = await folderCapture(room);
    expect(capture.boxes).toEqual(wanted.boxes);
    expect(capture.points).toEqual(wanted.points);
    expect(capture.id).toBe('living-room');
    expect(capture.licence).toBe('CC0-1.0');
  });

  it('reads and writes numbers without a loss, the axis alignment too', async () => {
    const room = livingRoomFolder();
    const turned: SceneFolder = {
      ...room,
      scene: {
        ...room.scene,
        axisAlignment: [0.6, -0.8, 0, 0.1, 0.8, 0.6, 0, 0.2, 0, 0, 1, 0.3, 0, 0, 0, 1],
      },
    };
    const files = await mmdet3dFormat.write(turned);
    const applied = await applyConvention(await one(...files), { ...OUR_CONVENTION });
    expect(applied.scene.axisAlignment).toEqual(turned.scene.axisAlignment);
    expect(applied.scene.instances.map(({ box: numbers }) => numbers)).toEqual(
      room.scene.instances.map(({ box: numbers }) => numbers),
    );
    const again = await mmdet3dFormat.write(applied);
    const text = async (list: readonly SourceFile[]) => JSON.parse(await (await list[0]!.blob()).text());
    expect(await text(again)).toMatchObject({
      instances: (await text(files)).instances,
      applied_align_matrix: (await text(files)).applied_align_matrix,
    });
  });
});
