import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ImportedScene, importSource } from '../importSource';
import { judgeConventions } from '../judgeConventions';
import { memoryFile } from '../memoryFile';

/** A real scan from mmdetection3d's demonstration. It is no part of this repository and must never be. */
const SCAN = join('..', 'shared', 'real', 'scannet_scene0000_00');
const present = existsSync(join(SCAN, 'boxes.json'));

describe.skipIf(!present)(
  `a real scan${present ? '' : ' (passed over: it does not lie beside this folder)'}`,
  () => {
    let imported: ImportedScene;
    beforeAll(async () => {
      const files = ['boxes.json', 'points.bin'].map((name) =>
        memoryFile(name, new Uint8Array(readFileSync(join(SCAN, name)))),
      );
      const report = await importSource({ name: 'scan', files });
      expect(report.formats).toEqual(['mmdet3d']);
      expect(report.problems).toEqual([]);
      [imported] = report.scenes as [ImportedScene];
    });

    it('is a room: z up, its floor at 0, some metres wide, with furniture of usual sizes on it', () => {
      const { bounds, instances, points } = imported.folder.scene;
      expect(points!.count).toBeGreaterThan(30_000);
      expect(Math.abs(bounds.min[2])).toBeLessThan(0.15);
      for (const axis of [0, 1] as const) {
        expect(bounds.max[axis] - bounds.min[axis]).toBeGreaterThan(3);
        expect(bounds.max[axis] - bounds.min[axis]).toBeLessThan(15);
      }
      expect(instances.length).toBeGreaterThan(20);
      const labels = new Set(instances.map(({ label }) => label));
      for (const label of ['couch', 'bin', 'table', 'bed']) expect(labels).toContain(label);
      for (const { box } of instances) {
        for (const axis of [0, 1, 2]) {
          expect(box[axis]! - box[3 + axis]! / 2).toBeGreaterThan(bounds.min[axis]! - 0.6);
          expect(box[axis]! + box[3 + axis]! / 2).toBeLessThan(bounds.max[axis]! + 0.6);
        }
      }
      const bed = instances.find(({ label }) => label === 'bed')!.box;
      expect(bed[2] - bed[5] / 2).toBeLessThan(0.25);
    });

    it('has its points aligned with its boxes by the declared convention, and by no other', async () => {
      expect(imported.convention.align).toEqual({ poses: true, points: true, boxes: false });
      expect(imported.judgement).toMatchObject({ doubtful: false, undecided: [] });
      expect(imported.judgement!.margin).toBeGreaterThan(2);
      const faces = imported.judgement!.best.evidence.find(
        ({ name }) => name === 'Points on the faces of the boxes',
      )!;
      expect(faces.value).toBeGreaterThan(0.2);
    });

    it('is read rightly in every other respect too', async () => {
      const { best, undecided } = await judgeConventions(imported.capture, {
        parts: ['up', 'extents', 'euler', 'metres'],
      });
      expect(best.convention).toEqual(imported.convention);
      expect(undecided).toEqual([
        { part: 'euler', why: 'boxes are upright: the order of their angles makes no difference here' },
      ]);
    });
  },
);
