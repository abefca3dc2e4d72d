import { beforeAll, describe, expect, it } from 'vitest';
import { describeProblem, SceneError } from '../sceneError';
import { exportScene } from './exportScene';
import { type ImportReport, importSource } from './importSource';
import { memoryFile } from './memoryFile';
import type { SceneFolder } from './sceneFolder';
import type { FileSource, SourceFile } from './sourceFile';
import { livingRoomFolder } from './testing/livingRoomFolder';
import { smallRoom } from './testing/smallRoom';

let room: SceneFolder;
const BOXES = livingRoomFolder().scene.instances.length;
beforeAll(async () => {
  room = await smallRoom();
});

const source = (files: readonly SourceFile[], name = 'drop'): FileSource => ({ name, files });
const told = ({ scenes, notes, problems }: ImportReport) =>
  [...scenes.flatMap((scene) => scene.notes), ...notes, ...problems.map(describeProblem)].join('\n');
const shape = ({ scenes }: ImportReport) =>
  scenes.map(({ folder: { scene } }) => [
    scene.poses.length,
    scene.points?.count ?? 0,
    scene.instances.length,
  ]);

describe('importSource', () => {
  it.each([
    ['nerfstudio', [16, 10000, 0]],
    ['colmap', [16, 10000, 0]],
    ['ply', [0, 10000, 0]],
    ['glb', [0, 10000, 0]],
    ['mmdet3d', [0, 10000, BOXES]],
    ['arkitscenes', [16, 0, BOXES]],
    ['embodiedscan', [16, 0, BOXES]],
  ] as const)('finds %s by itself, and nothing else', async (format, expected) => {
    const report = await importSource(source(await exportScene(room, format)));
    expect(report.formats[0]).toBe(format);
    expect(shape(report)).toEqual([expected]);
    expect(report.problems).toEqual([]);
    expect(report.scenes[0]!.judgement?.doubtful ?? false).toBe(false);
  });

  it('puts a cloud beside boxes and poses that lack one', async () => {
    const [ply] = await exportScene(room, 'ply');
    const report = await importSource(source([...(await exportScene(room, 'arkitscenes')), ply!]));
    expect(report.formats).toEqual(['arkitscenes', 'ply']);
    expect(shape(report)).toEqual([[16, 10000, BOXES]]);
    expect(told(report)).toContain('Points from living-room');
    expect(report.scenes[0]!.folder.scene.rays?.frames.length).toBe(16);
    expect(report.passedOver).toEqual([]);
  });

  it('brings a GLB beside poses into their world', async () => {
    const report = await importSource(
      source([...(await exportScene(room, 'arkitscenes')), ...(await exportScene(room, 'glb'))]),
    );
    const { bounds } = report.scenes[0]!.folder.scene;
    room.scene.bounds.min.forEach((low, axis) => {
      expect(bounds.min[axis]).toBeCloseTo(low, 0);
    });
    expect(report.scenes[0]!.folder.scene.points?.count).toBe(10000);
  });

  it('does not guess between two clouds', async () => {
    const [ply] = await exportScene(room, 'ply');
    const clouds = ['before.ply', 'after.ply'].map((path) => ({ ...ply!, path }));
    const report = await importSource(source([...(await exportScene(room, 'arkitscenes')), ...clouds]));
    expect(shape(report)).toEqual([[16, 0, BOXES]]);
    expect(told(report)).toContain('before was not used: it is not clear to which scene it belongs');
  });

  it('keeps the declared convention, and says when another fits clearly better', async () => {
    const files = await exportScene(room, 'nerfstudio');
    const turned = await Promise.all(
      files.map(async (file) => {
        if (!file.path.endsWith('.json')) return file;
        const json = JSON.parse(await (await file.blob()).text());
        // as if somebody had written OpenCV axes: y and z of the camera the other way
        for (const frame of json.frames) {
          frame.transform_matrix = frame.transform_matrix.map(([a, b, c, d]: number[], row: number) =>
            row === 3 ? [a, b, c, d] : [a, -b!, -c!, d],
          );
        }
        return memoryFile(file.path, JSON.stringify(json));
      }),
    );
    const [scene] = (await importSource(source(turned))).scenes;
    expect(scene!.convention.camera).toBe('opengl');
    expect(scene!.judgement!.best.convention.camera).toBe('opencv');
    expect(scene!.notes.join('\n')).toContain(
      'Another reading fits clearly better: camera opencv instead of opengl',
    );

    const [chosen] = (await importSource(source(turned), { convention: { camera: 'opencv' } })).scenes;
    chosen!.folder.scene.poses.forEach((pose, frame) => {
      pose.forEach((value, i) => {
        expect(value).toBeCloseTo(room.scene.poses[frame]![i]!, 12);
      });
    });
    expect(chosen!.notes.join()).not.toContain('Another reading');
  });

  it('loads what it can beside what it cannot', async () => {
    const report = await importSource(
      source([...(await exportScene(room, 'ply')), memoryFile('broken.ply', 'ply\nformat ascii 1.0\n')]),
    );
    expect(shape(report)).toEqual([[0, 10000, 0]]);
    expect(told(report)).toContain('broken.ply');
  });

  it('says what it knows where it finds nothing, and which files it passed over', async () => {
    const report = await importSource(source([memoryFile('letter.doc', 'x')]));
    expect(report.scenes).toEqual([]);
    expect(told(report)).toMatch(/no scene format was recognised\. Known are: .*COLMAP/);
    expect(report.passedOver).toEqual([{ path: 'letter.doc', why: 'no importer has a use for it' }]);
  });

  it('stops when it is told to', async () => {
    const control = new AbortController();
    const files = await exportScene(room, 'ply');
    const progress = () => control.abort(new Error('enough'));
    await expect(importSource(source(files), { signal: control.signal, progress })).rejects.toThrow('enough');
  });

  it('gives an id that is free', async () => {
    const report = await importSource(source(await exportScene(room, 'ply')), { takenIds: ['living-room'] });
    expect(report.scenes[0]!.folder.scene.id).toBe('living-room-2');
  });
});

describe('exportScene', () => {
  it('says what a format cannot do without', async () => {
    const bare = { ...room, scene: { ...room.scene, points: undefined, poses: [] } };
    await expect(exportScene(bare, 'ply')).rejects.toThrow(SceneError);
  });
});
